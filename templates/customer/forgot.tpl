{{%AUTOESCAPE context="HTML"}}
{{#ASK}}
<p class="lead">[[forgot.lead]]</p>
<form method="post" action="{{BASE}}/account/forgot" novalidate>
{{>FORM_TOP}}
{{>FIELDS}}
<p class="actions"><button class="primary">[[forgot.submit]]</button> <a href="{{BASE}}/account/login">[[forgot.back]]</a></p>
</form>
{{/ASK}}
{{#SENT}}
<p class="lead">[[forgot.sent]]</p>
<p>[[forgot.sent_nothing]]</p>
<p class="actions"><a class="button" href="{{BASE}}/account/login">[[forgot.back]]</a> <a href="{{BASE}}/account/forgot">[[forgot.again]]</a></p>
{{/SENT}}
