{{%AUTOESCAPE context="HTML"}}
<div class="narrow">
{{#OPEN}}
<p class="lead">{{LEAD}}</p>
<form method="post" action="{{BASE}}/admin/invitation" novalidate>
{{>FORM_TOP}}
<input type="email" value="{{EMAIL}}" autocomplete="username" aria-label="[[field.email]]" readonly hidden>
{{>FIELDS}}
<p class="actions"><button class="primary">[[reset.submit]]</button></p>
</form>
{{/OPEN}}
{{#OVER}}
<p class="lead">[[office.invitation.over]]</p>
<p class="actions"><a class="button" href="{{BASE}}/admin/login">[[reset.sign_in]]</a></p>
{{/OVER}}
</div>
