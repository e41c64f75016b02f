{{%AUTOESCAPE context="HTML"}}
<p class="lead">[[password.lead]]</p>
<form method="post" action="{{BASE}}/account/password" novalidate>
{{>FORM_TOP}}
<input type="email" value="{{EMAIL}}" autocomplete="username" aria-label="[[field.email]]" readonly hidden>
{{>FIELDS}}
<p class="actions"><button class="primary">[[password.submit]]</button> <a href="{{BASE}}/account/">[[password.back]]</a></p>
</form>
