{{%AUTOESCAPE context="HTML"}}
{{#LINK}}
<p class="lead">[[verify.link_lead]]</p>
<form method="post" action="{{BASE}}/account/verify" novalidate>
{{>FORM_TOP}}
{{>FIELDS}}
<p class="actions"><button class="primary">[[verify.link_submit]]</button></p>
</form>
<p class="aside">[[verify.link_not_you]]</p>
{{/LINK}}
{{#CODE}}
<p class="lead">[[verify.code_lead]]</p>
<form method="post" action="{{BASE}}/account/verify" novalidate>
{{>FORM_TOP}}
{{>FIELDS}}
<p class="actions"><button class="primary">[[verify.code_submit]]</button></p>
</form>
{{/CODE}}
{{#OVER}}
<p class="lead">{{EXPLANATION}}</p>
{{/OVER}}
{{#SIGN_IN}}
<p class="actions"><a class="button" href="{{BASE}}/account/login">[[verify.sign_in]]</a></p>
{{/SIGN_IN}}
{{#RESEND}}
<section class="more">
<h2>[[verify.resend_title]]</h2>
<p>[[verify.resend_lead]]</p>
<form method="post" action="{{BASE}}/account/verify/resend" novalidate>
{{>FORM_TOP}}
{{>FIELDS}}
<p class="actions"><button>[[verify.resend_submit]]</button></p>
</form>
<p>[[verify.mistyped]] <a href="{{BASE}}/account/register">[[verify.register_again]]</a></p>
</section>
{{/RESEND}}
