{{%AUTOESCAPE context="HTML"}}
<p class="back"><a href="{{BASE}}/admin/registrations">[[office.access.back]]</a></p>
{{#PREVIEW}}
<div class="panel once">
<p>[[office.bulk.preview_lead]]</p>
{{#MAIL}}
<p>{{MAIL_TEXT}}</p>
{{/MAIL}}
{{#REASON}}
<p><span class="who-says">[[office.registrations.reason]]</span> {{REASON_TEXT}}</p>
{{/REASON}}
<form method="post" action="{{BASE}}/admin/bulk/{{ID}}/run">
{{>FORM_TOP}}
<p class="actions"><button class="primary">{{RUN}}</button> <a href="{{BASE}}/admin/registrations">[[office.bulk.cancel]]</a></p>
</form>
</div>
{{/PREVIEW}}
{{#PROGRESS}}
<div class="panel once">
<p><label for="progress">[[office.bulk.progress]]</label> <progress id="progress" value="{{DONE}}" max="{{ALL}}"></progress></p>
<p>[[office.bulk.progress_lead]]</p>
<form method="post" action="{{BASE}}/admin/bulk/{{ID}}/run" data-goes-on>
{{>FORM_TOP}}
<p class="actions"><button class="primary">[[office.bulk.continue]]</button></p>
</form>
</div>
{{/PROGRESS}}
{{#UNDO}}
<form method="post" action="{{BASE}}/admin/bulk/{{ID}}/undo"{{#GOES_ON}} data-goes-on{{/GOES_ON}}>
<input type="hidden" name="csrf" value="{{UNDO_CSRF}}"><input type="hidden" name="after" value="{{AFTER}}">
<p>[[office.bulk.undo_lead]]</p>
<p class="actions"><button>[[office.bulk.undo]]</button></p>
</form>
{{/UNDO}}
{{#EMPTY}}
<p class="empty">[[office.registrations.empty_search]]</p>
{{/EMPTY}}
{{>TABS}}
{{#LIST}}
<table class="list">
<thead>
<tr><th scope="col">[[office.registrations.person]]</th><th scope="col">[[office.registrations.website]]</th><th scope="col">[[office.bulk.comes]]</th></tr>
</thead>
<tbody>
{{#ROW}}
<tr>
<th scope="row">{{#LINKED}}<a href="{{BASE}}/admin/access/{{ID}}">{{NAME}}</a>{{/LINKED}}{{#PLAIN}}{{NAME}}{{/PLAIN}}{{#FIRM}}<span class="detail">{{COMPANY}}</span>{{/FIRM}}{{#ADDRESSED}}<span class="detail">{{EMAIL}}</span>{{/ADDRESSED}}</th>
<td data-label="[[office.registrations.website]]">{{WEBSITE}}</td>
<td data-label="[[office.bulk.comes]]"><span{{#STAYS}} class="warn"{{/STAYS}}>{{COMES}}</span></td>
</tr>
{{/ROW}}
</tbody>
</table>
{{/LIST}}
{{>PAGER}}
