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
<section>
<div class="heading">
<h2>[[office.contact.accounts]]</h2>
{{#ACCOUNT_ADD}}
<p class="actions"><a class="small-button" href="{{BASE}}/admin/contact/{{ID}}/account">[[office.contact.account_add]]</a></p>
{{/ACCOUNT_ADD}}
</div>
{{#NO_ACCOUNTS}}
<p class="empty">[[office.contact.accounts_empty]]</p>
{{/NO_ACCOUNTS}}
{{#ACCOUNTS}}
<p class="lead">[[office.contact.accounts_lead]]</p>
<table class="list">
<thead>
<tr><th scope="col">[[office.contact.email]]</th><th scope="col">[[office.contact.state]]</th><th scope="col">[[office.contact.last_sign_in]]</th><th scope="col"><span class="unseen">[[office.registrations.action]]</span></th></tr>
</thead>
<tbody>
{{#ACCOUNT}}
<tr>
<th scope="row">{{ACCOUNT_EMAIL}}<span class="detail">{{ACCOUNT_NAME}}</span>{{#MAIL_FAILED}}<span class="detail warn">{{MAIL_ERROR}}</span>{{/MAIL_FAILED}}</th>
<td data-label="[[office.contact.state]]">{{#DISABLED}}<span class="warn">[[office.account.is_disabled]]</span>{{/DISABLED}}{{#ACTIVE}}[[office.account.active]]{{/ACTIVE}}{{#UNPROVEN}}<span class="detail">[[office.account.unproven]]</span>{{/UNPROVEN}}</td>
<td data-label="[[office.contact.last_sign_in]]">{{LAST_SIGN_IN}}</td>
<td class="act several">
<a class="small-button" href="{{BASE}}/admin/account/{{ACCOUNT_ID}}/why" aria-label="{{WHY_LABEL}}">[[office.account.why]]</a>
<form method="post" action="{{BASE}}/admin/account/{{ACCOUNT_ID}}/sessions/end"><input type="hidden" name="csrf" value="{{END_CSRF}}"><button aria-label="{{END_LABEL}}">[[office.account.end_sessions]]</button></form>
{{#DISABLE}}
<form method="post" action="{{BASE}}/admin/account/{{ACCOUNT_ID}}/disable"><input type="hidden" name="csrf" value="{{DISABLE_CSRF}}"><button class="quiet" aria-label="{{DISABLE_LABEL}}">[[office.account.disable]]</button></form>
{{/DISABLE}}
{{#ENABLE}}
<form method="post" action="{{BASE}}/admin/account/{{ACCOUNT_ID}}/enable"><input type="hidden" name="csrf" value="{{ENABLE_CSRF}}"><button class="quiet" aria-label="{{ENABLE_LABEL}}">[[office.account.enable]]</button></form>
{{/ENABLE}}
{{#DELETE}}
<a href="{{BASE}}/admin/account/{{ACCOUNT_ID}}/delete" aria-label="{{DELETE_LABEL}}">[[office.account.delete]]</a>
{{/DELETE}}
</td>
</tr>
{{/ACCOUNT}}
</tbody>
</table>
{{/ACCOUNTS}}
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
{{#WHOLE}}
<p class="actions"><a class="small-button" href="{{BASE}}/admin/contact/{{ID}}/held">[[office.contact.held]]</a>{{#REMOVABLE}} <a href="{{BASE}}/admin/contact/{{ID}}/delete">[[office.contact.delete]]</a>{{/REMOVABLE}}</p>
{{/WHOLE}}
{{>HISTORY}}
