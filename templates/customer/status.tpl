{{%AUTOESCAPE context="HTML"}}
{{#STANDING}}
<p class="standing">{{>CHIP}}</p>
{{/STANDING}}
<p class="lead">{{LEAD}}</p>
{{#REASON_GIVEN}}
<blockquote class="words"><p>{{REASON:pre_escape}}</p></blockquote>
{{/REASON_GIVEN}}
{{#CONTINUE}}
<p class="actions"><a class="button" href="{{CONTINUE_PATH}}">[[status.continue]]</a></p>
{{/CONTINUE}}
{{#ASKED}}
<section class="more">
<h2>[[status.question_title]]</h2>
<blockquote class="words"><p>{{QUESTION:pre_escape}}</p></blockquote>
<form method="post" action="{{BASE}}/account/status/answer" novalidate>
{{>FORM_TOP}}
{{>FIELDS}}
<p class="actions"><button class="primary">[[status.answer_submit]]</button></p>
</form>
</section>
{{/ASKED}}
{{#TIMELINE}}
<ol class="timeline">
{{#STEP}}
<li class="step-{{STATE}}"{{#NOW}} aria-current="step"{{/NOW}}><span class="what">{{WHAT}}</span>{{#DATED}} <time datetime="{{DATETIME}}">{{WHEN}}</time>{{/DATED}}{{#UNDATED}} <span class="when">{{WHEN}}</span>{{/UNDATED}}</li>
{{/STEP}}
</ol>
{{/TIMELINE}}
{{#RESEND}}
<section class="more">
<h2>[[status.resend_title]]</h2>
<p>[[status.resend_lead]]</p>
<form method="post" action="{{BASE}}/account/verify/resend" novalidate>
{{>FORM_TOP}}
<input type="hidden" name="email" value="{{EMAIL}}">
<p class="actions"><button class="primary">[[status.resend_submit]]</button> <a href="{{BASE}}/account/verify">[[status.enter_code]]</a></p>
</form>
<p>[[status.mistyped]] <a href="{{BASE}}/account/register">[[status.register_again]]</a></p>
</section>
{{/RESEND}}
{{#NOTE}}
<section class="more">
<h2>[[status.note_title]]</h2>
{{#NOTED}}
<p>[[status.noted]]</p>
<blockquote class="words"><p>{{MESSAGE:pre_escape}}</p></blockquote>
{{/NOTED}}
<form method="post" action="{{BASE}}/account/status/message" novalidate>
{{>FORM_TOP}}
{{>FIELDS}}
<p class="actions"><button class="primary">[[status.note_submit]]</button></p>
</form>
</section>
{{/NOTE}}
{{#WITHDRAW}}
<section class="more">
<h2>[[status.withdraw_title]]</h2>
<p>[[status.withdraw_lead]]</p>
<form method="post" action="{{BASE}}/account/status/withdraw">
{{>FORM_TOP}}
<p class="actions"><button>[[status.withdraw_submit]]</button></p>
</form>
</section>
{{/WITHDRAW}}
{{#REQUEST}}
<section class="more">
<h2>[[status.request_title]]</h2>
<form method="post" action="{{BASE}}/account/accesses" novalidate>
{{>FORM_TOP}}
<input type="hidden" name="terms_version" value="{{TERMS_VERSION}}">
{{>FIELDS}}
<p class="actions"><button class="primary">[[status.request_submit]]</button></p>
</form>
</section>
{{/REQUEST}}
{{#SIGNED_OUT}}
<p class="aside"><a href="{{BASE}}/account/login">[[status.sign_in]]</a></p>
{{/SIGNED_OUT}}
