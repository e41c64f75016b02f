{{%AUTOESCAPE context="HTML"}}
<p class="lead">[[office.mails.lead]]</p>
{{>TABS}}
{{#EMPTY}}
<p class="empty">{{EMPTY_TEXT}}</p>
{{/EMPTY}}
{{#MAILS}}
<table class="list queue">
<thead>
<tr><th scope="col">[[office.mails.recipient]]</th><th scope="col">[[office.mails.event]]</th><th scope="col">[[office.mails.website]]</th><th scope="col">[[office.mails.created]]</th><th scope="col" class="figure">[[office.mails.attempts]]</th>{{#TIMED_HEAD}}<th scope="col">{{TIME_HEAD}}</th>{{/TIMED_HEAD}}{{#ACTING}}<th scope="col"><span class="unseen">[[office.mails.action]]</span></th>{{/ACTING}}</tr>
</thead>
{{#MAIL}}
<tbody>
<tr>
<th scope="row">{{#ABOUT}}<a href="{{BASE}}/admin/access/{{ACCESS}}">{{RECIPIENT}}</a>{{/ABOUT}}{{#UNRELATED}}{{RECIPIENT}}{{/UNRELATED}}</th>
<td data-label="[[office.mails.event]]">{{EVENT}}</td>
<td data-label="[[office.mails.website]]">{{WEBSITE}}</td>
<td data-label="[[office.mails.created]]"><time datetime="{{CREATED_AT}}">{{CREATED}}</time></td>
<td data-label="[[office.mails.attempts]]" class="figure">{{ATTEMPTS}}</td>
{{#TIMED}}
<td data-label="{{TIME_HEAD}}"><time datetime="{{TIME_AT}}">{{TIME}}</time></td>
{{/TIMED}}
{{#ACT}}
<td class="act">
{{#RETRY}}
<form method="post" action="{{BASE}}/admin/mail/{{ID}}/retry"><input type="hidden" name="csrf" value="{{RETRY_CSRF}}"><button aria-label="{{RETRY_LABEL}}">[[office.mails.retry]]</button></form>
{{/RETRY}}
{{#CANCEL}}
<form method="post" action="{{BASE}}/admin/mail/{{ID}}/cancel"><input type="hidden" name="csrf" value="{{CANCEL_CSRF}}"><button class="quiet" aria-label="{{CANCEL_LABEL}}">[[office.mails.cancel]]</button></form>
{{/CANCEL}}
</td>
{{/ACT}}
</tr>
{{#FAILED}}
<tr class="said"><td colspan="{{SPAN}}"><p class="warn"><span class="who-says">[[office.mails.error]]:</span> {{ERROR}}</p></td></tr>
{{/FAILED}}
</tbody>
{{/MAIL}}
</table>
{{/MAILS}}
{{>PAGER}}
