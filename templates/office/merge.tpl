{{%AUTOESCAPE context="HTML"}}
<p class="back"><a href="{{BASE}}/admin/contact/{{ID}}">[[office.merge.back]]</a></p>
<p class="lead">{{LEAD}}</p>
<form class="filter" method="get" action="{{BASE}}/admin/contact/{{ID}}/merge" role="search">
<div class="field wide">
<label for="q">[[office.search.label]]</label>
<input type="search" id="q" name="q" value="{{QUERY}}" placeholder="[[office.contacts.hint]]">
</div>
<p class="actions"><button>[[office.search.submit]]</button></p>
</form>
{{#EMPTY}}
<p class="empty">[[office.merge.empty]]</p>
{{/EMPTY}}
{{#LIST}}
<table class="list">
<thead>
<tr><th scope="col">[[office.contacts.name]]</th><th scope="col">[[office.contacts.number]]</th><th scope="col">[[office.contacts.emails]]</th><th scope="col"><span class="unseen">[[office.registrations.action]]</span></th></tr>
</thead>
<tbody>
{{#CONTACT}}
<tr>
<th scope="row"><a href="{{BASE}}/admin/contact/{{INTO}}">{{NAME}}</a>{{#FIRM}}<span class="detail">{{COMPANY}}</span>{{/FIRM}}</th>
<td data-label="[[office.contacts.number]]"{{#NO_NUMBER}} class="none"{{/NO_NUMBER}}>{{NUMBER}}</td>
<td data-label="[[office.contacts.emails]]"{{#NO_EMAILS}} class="none"{{/NO_EMAILS}}>{{EMAILS}}</td>
<td class="act"><form method="post" action="{{BASE}}/admin/contact/{{ID}}/merge"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="into" value="{{INTO}}"><button aria-label="{{LABEL}}">[[office.merge.submit]]</button></form></td>
</tr>
{{/CONTACT}}
</tbody>
</table>
{{/LIST}}
{{#MORE}}
<p class="hint">[[office.merge.more]]</p>
{{/MORE}}
