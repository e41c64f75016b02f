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
<td data-label="{{LANGUAGE_NAME}}"><a{{#OWN}} class="own"{{/OWN}} href="{{BASE}}/admin/website/{{WEBSITE}}/text/{{CODE}}/{{WORD}}" aria-label="{{EDIT_LABEL}}">{{STATE}}</a>{{#CHANGED}}<span class="detail">{{CHANGED_BY}}</span>{{/CHANGED}}</td>
{{/TEXT}}
</tr>
{{/EVENT}}
</tbody>
</table>
