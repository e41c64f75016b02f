{{%AUTOESCAPE context="HTML"}}
<p class="back"><a href="{{BACK}}">[[office.form_field.back]]</a></p>
<form class="settings" method="post" action="{{ACTION}}" novalidate>
{{>FORM_TOP}}
<input type="hidden" name="version" value="{{VERSION}}">
<div class="panel">
{{#CHANGED}}
<p>[[office.form_field.change_hint]]</p>
{{/CHANGED}}
{{>FIELDS}}
</div>
<p class="actions"><button class="primary">[[office.form_field.save]]</button></p>
</form>
{{#REMOVE}}
<section class="panel settings">
<h2>[[office.form_field.remove_title]]</h2>
<p>[[office.form_field.remove_lead]]</p>
<form method="post" action="{{ACTION}}/remove"><input type="hidden" name="csrf" value="{{REMOVE_CSRF}}"><button>[[office.form_field.remove]]</button></form>
</section>
{{/REMOVE}}
