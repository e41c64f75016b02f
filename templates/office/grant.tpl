{{%AUTOESCAPE context="HTML"}}
<div class="narrow">
<p class="back"><a href="{{BASE}}/admin/contact/{{ID}}">[[office.grant.back]]</a></p>
{{#RESULTS}}
<section class="panel" role="status">
<h2>[[office.grant.results]]</h2>
<ul>
{{#RESULT}}
<li{{#REFUSED}} class="warn"{{/REFUSED}}>{{RESULT_WEBSITE}}: {{RESULT_TEXT}}</li>
{{/RESULT}}
</ul>
</section>
{{/RESULTS}}
<p class="lead">{{LEAD}}</p>
<form method="post" action="{{BASE}}/admin/contact/{{ID}}/grant" novalidate>
{{>FORM_TOP}}
{{>FIELDS}}
<fieldset>
<legend>[[office.grant.website]]</legend>
{{#UNCHOSEN}}
<p class="error">{{UNCHOSEN_TEXT}}</p>
{{/UNCHOSEN}}
{{#CHOICE}}
<div class="field check"><input type="checkbox" id="grant-website-{{WEBSITE_ID}}" name="website_{{WEBSITE_ID}}" value="1"{{#CHOSEN}} checked{{/CHOSEN}}><label for="grant-website-{{WEBSITE_ID}}">{{WEBSITE_NAME}}</label></div>
{{/CHOICE}}
</fieldset>
<p class="actions"><button class="primary">[[office.grant.submit]]</button></p>
</form>
</div>
