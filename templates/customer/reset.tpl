{{%AUTOESCAPE context="HTML"}}
{{#OPEN}}
<p class="lead">{{LEAD}}</p>
<form method="post" action="{{BASE}}/account/reset" novalidate>
{{>FORM_TOP}}
<input type="email" value="{{EMAIL}}" autocomplete="username" aria-label="[[field.email]]" readonly hidden>
{{>FIELDS}}
<p class="actions"><button class="primary">[[reset.submit]]</button></p>
</form>
{{/OPEN}}
{{#OVER}}
<p class="lead">{{EXPLANATION}}</p>
<p class="actions"><a class="button" href="{{BASE}}/account/forgot">[[reset.new_link]]</a> <a href="{{BASE}}/account/login">[[reset.sign_in]]</a></p>
{{/OVER}}
