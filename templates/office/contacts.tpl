{{%AUTOESCAPE context="HTML"}}
<form class="filter" method="get" action="{{BASE}}/admin/contacts" role="search" data-searches="contacts">
<div class="field wide">
<label for="q">[[office.search.label]]</label>
<input type="search" id="q" name="q" value="{{QUERY}}" placeholder="[[office.contacts.hint]]">
</div>
<p class="actions"><button>[[office.search.submit]]</button>{{#CLEAR}} <a href="{{BASE}}/admin/contacts">[[office.search.clear]]</a>{{/CLEAR}} <a class="small-button" href="{{BASE}}/admin/contact/new">[[office.contacts.new]]</a></p>
</form>
<div id="contacts">
<p class="results" role="status">{{RESULTS}}</p>
{{#EMPTY}}
<p class="empty">{{EMPTY_TEXT}}</p>
{{/EMPTY}}
{{#CONTACTS}}
<table class="list">
<thead>
<tr><th scope="col">[[office.contacts.name]]</th><th scope="col">[[office.contacts.number]]</th><th scope="col">[[office.contacts.emails]]</th><th scope="col">[[office.contacts.phone]]</th><th scope="col" class="figure">[[office.contacts.accesses]]</th><th scope="col" class="figure">[[office.contacts.waiting]]</th></tr>
</thead>
<tbody>
{{#CONTACT}}
<tr>
<th scope="row"><a href="{{BASE}}/admin/contact/{{ID}}">{{NAME}}</a>{{#FIRM}}<span class="detail">{{COMPANY}}</span>{{/FIRM}}</th>
<td data-label="[[office.contacts.number]]"{{#NO_NUMBER}} class="none"{{/NO_NUMBER}}>{{NUMBER}}</td>
<td data-label="[[office.contacts.emails]]"{{#NO_EMAILS}} class="none"{{/NO_EMAILS}}>{{EMAILS}}</td>
<td data-label="[[office.contacts.phone]]"{{#NO_PHONE}} class="none"{{/NO_PHONE}}>{{PHONE}}</td>
<td data-label="[[office.contacts.accesses]]" class="figure">{{ACCESSES}}</td>
<td data-label="[[office.contacts.waiting]]" class="figure{{#SOME_WAIT}} warn{{/SOME_WAIT}}">{{WAITING}}</td>
</tr>
{{/CONTACT}}
</tbody>
</table>
{{/CONTACTS}}
{{#GAVE_UP}}
<p class="hint">[[office.contacts.gave_up]]</p>
{{/GAVE_UP}}
{{#MORE}}
<nav class="pager" aria-label="[[office.pager.label]]">
{{#BEGINNING}}
<a href="{{FIRST}}" rel="first">[[office.holders.beginning]]</a>
{{/BEGINNING}}
{{#NEXT}}
<a href="{{NEXT_TARGET}}" rel="next">[[office.pager.next]]</a>
{{/NEXT}}
</nav>
{{/MORE}}
</div>
