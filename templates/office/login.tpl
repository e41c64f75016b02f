{{%AUTOESCAPE context="HTML"}}
<div class="narrow">
<p class="lead">[[office.login.lead]]</p>
{{#REMOTE}}
<form class="more" method="post" action="{{BASE}}/admin/login/remote"><input type="hidden" name="csrf" value="{{REMOTE_CSRF}}"><input type="hidden" name="next" value="{{NEXT}}"><p class="actions"><button class="primary">{{REMOTE_SUBMIT}}</button></p></form>
{{/REMOTE}}
<form method="post" action="{{BASE}}/admin/login" novalidate>
{{>FORM_TOP}}
<input type="hidden" name="next" value="{{NEXT}}">
{{>FIELDS}}
<p class="actions"><button class="primary">[[login.submit]]</button></p>
</form>
<p class="aside">[[office.login.forgot]]</p>
</div>
