{{%AUTOESCAPE context="HTML"}}
<p class="back"><a href="{{BASE}}/admin/contacts">[[office.contact.back]]</a></p>
{{#MERGED}}
<div class="panel once">
<p>[[office.merge.merged]] <a href="{{BASE}}/admin/contact/{{INTO}}">{{INTO_NAME}}</a></p>
{{#UNMERGE}}
<form method="post" action="{{BASE}}/admin/contact/{{ID}}/unmerge"><input type="hidden" name="csrf" value="{{UNMERGE_CSRF}}"><button>[[office.merge.undo]]</button></form>
{{/UNMERGE}}
</div>
{{/MERGED}}
{{#KNOWN}}
<section>
<div class="heading">
<h2>[[office.contact.accesses]]</h2>
<p class="actions">{{#MERGE}}<a class="small-button" href="{{BASE}}/admin/contact/{{ID}}/merge">[[office.merge.open]]</a>{{/MERGE}}{{#GRANT}} <a class="button" href="{{BASE}}/admin/contact/{{ID}}/grant">[[office.contact.grant]]</a>{{/GRANT}}</p>
</div>
{{#EMPTY}}
<p class="empty">[[office.contact.accesses_empty]]</p>
{{/EMPTY}}
{{#ACCESSES}}
<p class="lead">[[office.contact.accesses_lead]]</p>
<table class="list">
<thead>
<tr><th scope="col">[[office.contact.website]]</th><th scope="col">[[office.contact.status]]</th><th scope="col">[[office.contact.email]]</th><th scope="col">[[office.contact.since]]</th><th scope="col">[[office.contact.decided_by]]</th><th scope="col"><span class="unseen">[[office.registrations.action]]</span></th></tr>
</thead>
<tbody>
{{#ACCESS}}
<tr>
<th scope="row">{{WEBSITE}}</th>
<td data-label="[[office.contact.status]]">{{>CHIP}}</td>
<td data-label="[[office.contact.email]]">{{EMAIL}}{{#NAMED}}<span class="detail">{{NAME}}</span>{{/NAMED}}</td>
<td data-label="[[office.contact.since]]"><time datetime="{{DATETIME}}">{{SINCE}}</time></td>
<td data-label="[[office.contact.decided_by]]"{{#NOBODY}} class="none"{{/NOBODY}}>{{DECIDED_BY}}</td>
<td class="act"><a class="small-button" href="{{BASE}}/admin/access/{{ACCESS_ID}}" aria-label="{{EDIT_LABEL}}">[[office.contact.edit]]</a></td>
</tr>
{{/ACCESS}}
</tbody>
</table>
{{/ACCESSES}}
</section>
{{/KNOWN}}
<section class="panel form">
<h2>[[office.contact.data]]</h2>
<form method="post" action="{{ACTION}}" novalidate>
{{>FORM_TOP}}
<input type="hidden" name="version" value="{{VERSION}}">
<div class="pairs">
{{>FIELDS}}
</div>
<p class="actions"><button class="primary">{{SUBMIT}}</button></p>
</form>
</section>
{{>HISTORY}}
