{{%AUTOESCAPE context="HTML"}}
<p class="back"><a href="{{BASE}}/admin/websites">[[office.website.back]]</a></p>
{{>TABS}}
<p class="lead">[[office.mail_texts.lead]]</p>
<table class="list">
<thead>
<tr><th scope="col">[[office.mail_texts.event]]</th>{{#LANGUAGE}}<th scope="col">{{LANGUAGE_NAME}}</th>{{/LANGUAGE}}</tr>
</thead>
<tbody>
{{#EVENT}}
<tr>
<th scope="row">{{EVENT_NAME}}<span class="detail">{{WHEN}}</span></th>
{{#TEXT}}
<td data-label="{{LANGUAGE_NAME}}"><a{{#OWN}} class="own"{{/OWN}} href="{{BASE}}/admin/website/{{WEBSITE}}/text/{{CODE}}/{{WORD}}" aria-label="{{EDIT_LABEL}}">{{STATE}}</a>{{#CHANGED}}<span class="detail">{{CHANGED_BY}}</span>{{/CHANGED}}{{#UPGRADED}}<span class="detail warn">[[office.mail_texts.default_changed]]</span>{{/UPGRADED}}</td>
{{/TEXT}}
</tr>
{{/EVENT}}
</tbody>
</table>
<section class="panel form-of-mails">
<h2>[[office.mail_texts.form]]</h2>
<form method="post" action="{{BASE}}/admin/website/{{WEBSITE}}/texts">
<input type="hidden" name="csrf" value="{{FORM_CSRF}}">
{{#BOTH}}
<p>[[office.mail_texts.form_both]]</p>
<p class="actions"><button name="form" value="text">[[office.mail_texts.send_text]]</button></p>
{{/BOTH}}
{{#TEXT_ALONE}}
<p>[[office.mail_texts.form_text]]</p>
<p class="actions"><button name="form" value="html">[[office.mail_texts.send_both]]</button></p>
{{/TEXT_ALONE}}
</form>
</section>
