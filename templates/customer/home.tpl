{{%AUTOESCAPE context="HTML"}}
<h2>[[home.accesses]]</h2>
{{#NONE}}
<p>[[home.none]]</p>
{{/NONE}}
{{#LIST}}
<ul class="accesses">
{{#ACCESS}}
<li>
<h3>{{WEBSITE}}</h3>
<p class="standing">{{>CHIP}} <span>[[home.since]] <time datetime="{{SINCE_AT}}">{{SINCE}}</time></span></p>
<p class="address">{{ADDRESS}}</p>
{{#VALID}}
<p>{{VALIDITY}}</p>
{{/VALID}}
{{#REASON_GIVEN}}
<blockquote class="words"><p>{{REASON:pre_escape}}</p></blockquote>
{{/REASON_GIVEN}}
{{#ENTER}}
<p class="actions"><a class="button" href="{{TARGET}}">[[home.enter]]</a></p>
{{/ENTER}}
{{#RENEW}}
<p>{{ENDS}}</p>
<form method="post" action="{{BASE}}/account/renewal"><input type="hidden" name="csrf" value="{{RENEW_CSRF}}"><input type="hidden" name="access" value="{{ACCESS_ID}}"><p class="actions"><button aria-label="{{RENEW_LABEL}}">[[home.renew]]</button></p></form>
{{/RENEW}}
{{#RENEWAL_ASKED}}
<p>[[home.renew_asked]]</p>
{{/RENEWAL_ASKED}}
{{#RENEWAL_DECLINED}}
<p>[[home.renew_declined]]</p>
{{/RENEWAL_DECLINED}}
{{#DETAILS}}
<p class="actions"><a href="{{BASE}}/account/status">[[home.details]]</a></p>
{{/DETAILS}}
</li>
{{/ACCESS}}
</ul>
{{/LIST}}
{{#REQUEST}}
<section class="more">
<h2>{{REQUEST_TITLE}}</h2>
<form method="post" action="{{BASE}}/account/accesses" novalidate>
{{>FORM_TOP}}
<input type="hidden" name="terms_version" value="{{TERMS_VERSION}}">
{{>FIELDS}}
<p class="actions"><button class="primary">[[home.request_submit]]</button></p>
</form>
</section>
{{/REQUEST}}
<section class="more">
<h2>[[home.account]]</h2>
<p>[[home.email]] {{EMAIL}}</p>
<p class="actions"><a href="{{BASE}}/account/password">[[home.password]]</a></p>
</section>
