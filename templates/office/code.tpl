{{%AUTOESCAPE context="HTML"}}
<div class="narrow">
<p class="lead">[[office.code.lead]]</p>
{{#APP}}
<form method="post" action="{{BASE}}/admin/code" novalidate>
{{>FORM_TOP}}
<input type="hidden" name="next" value="{{NEXT}}">
{{>FIELDS}}
<p class="actions"><button class="primary">[[login.submit]]</button> <a href="{{BASE}}/admin/login">[[office.code.back]]</a></p>
</form>
{{/APP}}
{{#LOST}}
<details{{#OPEN}} open{{/OPEN}}>
<summary>[[office.code.lost]]</summary>
<p>[[office.code.lost_lead]]</p>
<form method="post" action="{{BASE}}/admin/code" novalidate>
{{>FORM_TOP}}
<input type="hidden" name="next" value="{{NEXT}}">
{{>FIELDS}}
<p class="actions"><button>[[office.code.recovery_submit]]</button></p>
</form>
</details>
{{/LOST}}
</div>
