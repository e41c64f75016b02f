{{%AUTOESCAPE context="HTML"}}
<div class="narrow">
<p class="lead">[[office.confirm.lead]]</p>
<form method="post" action="{{ACTION}}" novalidate>
{{>FORM_TOP}}
{{#KEPT}}
<input type="hidden" name="{{NAME}}" value="{{VALUE:pre_escape}}">
{{/KEPT}}
{{>FIELDS}}
<p class="actions"><button class="primary">[[office.confirm.submit]]</button> <a href="{{BASE}}/admin/">[[office.confirm.cancel]]</a></p>
</form>
</div>
