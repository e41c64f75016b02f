{{%AUTOESCAPE context="HTML"}}
{{#MANAGE}}
<p class="actions"><a class="button" href="{{BASE}}/admin/website/new">[[office.websites.new]]</a> <a href="{{BASE}}/admin/staff">[[office.websites.staff]]</a></p>
{{/MANAGE}}
{{#EMPTY}}
<p class="empty">[[office.websites.empty]]</p>
{{/EMPTY}}
{{#WEBSITES}}
<table class="list">
<thead>
<tr><th scope="col">[[office.websites.name]]</th><th scope="col">[[office.websites.policy]]</th><th scope="col">[[office.websites.open]]</th><th scope="col" class="figure">[[office.websites.approved]]</th><th scope="col" class="figure">[[office.websites.waiting]]</th><th scope="col"><span class="unseen">[[office.registrations.action]]</span></th></tr>
</thead>
<tbody>
{{#WEBSITE}}
<tr>
<th scope="row"><a href="{{BASE}}/admin/website/{{ID}}">{{NAME}}</a><span class="detail">{{ADDRESS}}</span></th>
<td data-label="[[office.websites.policy]]">{{POLICY}}</td>
<td data-label="[[office.websites.open]]">{{OPEN}}</td>
<td data-label="[[office.websites.approved]]" class="figure"><a href="{{BASE}}/admin/registrations?stage=approved&amp;website={{ID}}">{{APPROVED}}</a></td>
<td data-label="[[office.websites.waiting]]" class="figure"><a href="{{BASE}}/admin/registrations?stage=waiting&amp;website={{ID}}">{{WAITING}}</a></td>
<td class="act"><a class="small-button" href="{{BASE}}/admin/website/{{ID}}/accesses" aria-label="{{HOLDERS_LABEL}}">[[office.websites.holders]]</a> <a class="small-button" href="{{BASE}}/admin/website/{{ID}}/texts" aria-label="{{TEXTS_LABEL}}">[[office.websites.texts]]</a></td>
</tr>
{{/WEBSITE}}
</tbody>
</table>
{{/WEBSITES}}
