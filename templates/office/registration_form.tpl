{{%AUTOESCAPE context="HTML"}}
<p class="back"><a href="{{BASE}}/admin/websites">[[office.website.back]]</a></p>
{{>TABS}}
<p class="lead">[[office.registration_form.lead]]</p>
<form class="settings" method="post" action="{{ACTION}}" novalidate>
{{>FORM_TOP}}
<input type="hidden" name="version" value="{{VERSION}}">
{{#ASKED}}
<section class="panel">
<h2>[[office.registration_form.fields]]</h2>
<p>[[office.registration_form.fields_hint]]</p>
{{>FIELDS}}
</section>
{{/ASKED}}
{{#TERMS}}
<section class="panel">
<h2>[[office.registration_form.terms]]</h2>
<p>[[office.registration_form.terms_lead]]</p>
{{>FIELDS}}
</section>
{{/TERMS}}
<p class="actions"><button class="primary">[[office.registration_form.save]]</button></p>
</form>
<section>
<div class="heading">
<h2>[[office.registration_form.own]]</h2>
{{#ROOM}}
<p class="actions"><a class="button" href="{{NEW}}">[[office.registration_form.new]]</a></p>
{{/ROOM}}
</div>
{{#EMPTY}}
<p class="empty">[[office.registration_form.own_empty]]</p>
{{/EMPTY}}
{{#OWN}}
<p class="lead">[[office.registration_form.own_lead]]</p>
<table class="list">
<thead>
<tr><th scope="col">[[office.registration_form.question]]</th><th scope="col">[[office.form_field.kind]]</th><th scope="col">[[office.form_field.required]]</th><th scope="col"><span class="unseen">[[office.registration_form.actions]]</span></th></tr>
</thead>
<tbody>
{{#QUESTION}}
<tr>
<th scope="row"><a href="{{FIELD}}" aria-label="{{EDIT_LABEL}}">{{LABEL}}</a></th>
<td data-label="[[office.form_field.kind]]">{{KIND}}</td>
<td data-label="[[office.form_field.required]]">{{REQUIRED}}</td>
<td class="act">
{{#UP}}
<form method="post" action="{{FIELD}}/move/up"><input type="hidden" name="csrf" value="{{UP_CSRF}}"><button class="small-button" aria-label="{{UP_LABEL}}">[[office.registration_form.up]]</button></form>
{{/UP}}
{{#DOWN}}
<form method="post" action="{{FIELD}}/move/down"><input type="hidden" name="csrf" value="{{DOWN_CSRF}}"><button class="small-button" aria-label="{{DOWN_LABEL}}">[[office.registration_form.down]]</button></form>
{{/DOWN}}
</td>
</tr>
{{/QUESTION}}
</tbody>
</table>
{{/OWN}}
</section>
