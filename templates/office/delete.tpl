{{%AUTOESCAPE context="HTML"}}
<div class="narrow">
<p class="back"><a href="{{BASE}}/admin/contact/{{CONTACT}}">[[office.grant.back]]</a></p>
<p class="lead">[[office.delete.lead]]</p>
<h2>[[office.delete.removed]]</h2>
<ul>
{{#OF_CONTACT}}
<li>[[office.delete.removed_contact]]</li>
{{/OF_CONTACT}}
{{#LINE}}
<li>{{TEXT}}</li>
{{/LINE}}
<li>[[office.delete.removed_sessions]]</li>
<li>[[office.delete.removed_registrations]]</li>
</ul>
<h2>[[office.delete.kept]]</h2>
<ul>
<li>[[office.delete.kept_history]]</li>
{{#OF_ACCOUNT}}
<li>[[office.delete.kept_contact]]</li>
{{/OF_ACCOUNT}}
<li>[[office.delete.kept_backup]]</li>
</ul>
<form method="post" action="{{ACTION}}"><input type="hidden" name="csrf" value="{{CSRF}}"><p class="actions"><button class="primary">[[office.delete.submit]]</button> <a href="{{BASE}}/admin/contact/{{CONTACT}}">[[office.delete.cancel]]</a></p></form>
</div>
