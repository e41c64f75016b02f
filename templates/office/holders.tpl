{{%AUTOESCAPE context="HTML"}}
<p class="back"><a href="{{BASE}}/admin/websites">[[office.website.back]]</a></p>
<p class="results">{{SUMMARY}}</p>
{{#WARNED}}
<p class="warn">{{WARNING}}</p>
{{/WARNED}}
{{#CSV}}
<p class="actions"><a class="small-button" href="{{BASE}}/admin/website/{{ID}}/accesses?format=csv">[[office.holders.csv]]</a></p>
{{/CSV}}
{{#TOO_MANY}}
<p class="hint">[[office.holders.too_many]]</p>
{{/TOO_MANY}}
{{#EMPTY}}
<p class="empty">[[office.holders.empty]]</p>
{{/EMPTY}}
{{#HOLDERS}}
<table class="list">
<thead>
<tr><th scope="col">[[office.holders.person]]</th><th scope="col">[[office.holders.company]]</th><th scope="col">[[office.holders.number]]</th><th scope="col">[[office.holders.since]]</th><th scope="col">[[office.holders.until]]</th></tr>
</thead>
<tbody>
{{#HOLDER}}
<tr>
<th scope="row"><a href="{{BASE}}/admin/access/{{ID}}">{{NAME}}</a><span class="detail">{{EMAIL}}</span></th>
<td data-label="[[office.holders.company]]"{{#NO_COMPANY}} class="none"{{/NO_COMPANY}}>{{COMPANY}}</td>
<td data-label="[[office.holders.number]]"{{#NO_NUMBER}} class="none"{{/NO_NUMBER}}>{{NUMBER}}</td>
<td data-label="[[office.holders.since]]">{{SINCE}}</td>
<td data-label="[[office.holders.until]]">{{UNTIL}}</td>
</tr>
{{/HOLDER}}
</tbody>
</table>
{{/HOLDERS}}
{{#MORE}}
<nav class="pager" aria-label="[[office.pager.label]]">
{{#BEGINNING}}
<a href="{{BASE}}/admin/website/{{ID}}/accesses" rel="first">[[office.holders.beginning]]</a>
{{/BEGINNING}}
{{#NEXT}}
<a href="{{BASE}}/admin/website/{{ID}}/accesses?after={{AFTER}}" rel="next">[[office.pager.next]]</a>
{{/NEXT}}
</nav>
{{/MORE}}
