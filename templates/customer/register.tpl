{{%AUTOESCAPE context="HTML"}}
<p class="lead">[[register.lead]]</p>
<form method="post" action="{{BASE}}/account/register" novalidate>
{{>FORM_TOP}}
<input type="hidden" name="next" value="{{NEXT}}">
<input type="hidden" name="terms_version" value="{{TERMS_VERSION}}">
{{>FIELDS}}
<p class="actions"><button class="primary">[[register.submit]]</button></p>
</form>
<p class="aside">[[register.have_access]] <a href="{{BASE}}/account/login{{#WANTED}}?next={{NEXT:url_query_escape}}{{/WANTED}}">[[register.sign_in]]</a></p>
