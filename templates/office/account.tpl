{{%AUTOESCAPE context="HTML"}}
<div class="narrow">
<p class="back"><a href="{{BASE}}/admin/contact/{{ID}}">[[office.grant.back]]</a></p>
<p class="lead">{{LEAD}}</p>
<form method="post" action="{{BASE}}/admin/contact/{{ID}}/account" novalidate>
{{>FORM_TOP}}
{{>FIELDS}}
<p class="actions"><button class="primary">[[office.account.add_submit]]</button></p>
</form>
</div>
