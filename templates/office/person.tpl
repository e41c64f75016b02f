{{%AUTOESCAPE context="HTML"}}
<p class="back"><a href="{{BASE}}/admin/staff">[[office.person.back]]</a></p>
<section class="panel form">
<h2>[[office.person.duty]]</h2>
<dl class="facts">
<div><dt>[[field.email]]</dt><dd>{{EMAIL}}</dd></div>
<div><dt>[[office.staff.role]]</dt><dd>{{ROLE}}</dd></div>
</dl>
{{#SELF}}
<p>[[office.person.self]]</p>
{{/SELF}}
{{#OTHER}}
<form method="post" action="{{ACTION}}" novalidate>
{{>FORM_TOP}}
{{>FIELDS}}
{{>CHOICES}}
<p class="actions"><button class="primary">[[office.person.save]]</button></p>
</form>
{{/OTHER}}
</section>
