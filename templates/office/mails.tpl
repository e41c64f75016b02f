{{%AUTOESCAPE context="HTML"}}
<p class="lead">[[office.mails.lead]]</p>
<p class="limits">{{CAP}}{{#CAPPED}} <strong>{{CAP_HELD}}</strong>{{/CAPPED}}</p>
{{#BUDGET}}
<p class="warn">{{BUDGET_HELD}}</p>
{{/BUDGET}}
{{>TABS}}
<form class="filter" method="get" action="{{BASE}}/admin/mails" role="search">
<input type="hidden" name="delivery" value="{{DELIVERY}}">
<div class="field wide">
<label for="q">[[office.mails.recipient]]</label>
<input type="search" id="q" name="q" value="{{QUERY}}" placeholder="[[office.mails.search_hint]]" autocapitalize="none" spellcheck="false">
</div>
<div class="field">
<label for="website">[[office.search.website]]</label>
<select id="website" name="website">
<option value="">[[office.search.all_websites]]</option>
{{#WEBSITE_OPTION}}
<option value="{{WEBSITE_ID}}"{{#SELECTED}} selected{{/SELECTED}}>{{WEBSITE_NAME}}</option>
{{/WEBSITE_OPTION}}
</select>
</div>
<p class="actions"><button>[[office.search.submit]]</button>{{#CLEAR}} <a href="{{BASE}}/admin/mails?delivery={{DELIVERY:url_query_escape}}">[[office.search.clear]]</a>{{/CLEAR}}</p>
</form>
{{#COUNTED}}
<p class="results" role="status">{{RESULTS}}</p>
{{/COUNTED}}
{{#RETRY_ALL}}
<form class="actions" method="post" action="{{BASE}}/admin/mails/retry"><input type="hidden" name="csrf" value="{{RETRY_ALL_CSRF}}"><input type="hidden" name="website" value="{{FILTER_WEBSITE}}"><input type="hidden" name="q" value="{{QUERY}}"><button>{{RETRY_ALL_TEXT}}</button></form>
{{/RETRY_ALL}}
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
<th scope="row"><a href="{{BASE}}/admin/mail/{{ID}}">{{RECIPIENT}}</a></th>
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
<form method="post" action="{{BASE}}/admin/mail/{{ID}}/retry"><input type="hidden" name="csrf" value="{{RETRY_CSRF}}"><input type="hidden" name="delivery" value="{{DELIVERY}}"><input type="hidden" name="website" value="{{FILTER_WEBSITE}}"><input type="hidden" name="q" value="{{QUERY}}"><button aria-label="{{RETRY_LABEL}}">[[office.mails.retry]]</button></form>
{{/RETRY}}
{{#CANCEL}}
<form method="post" action="{{BASE}}/admin/mail/{{ID}}/cancel"><input type="hidden" name="csrf" value="{{CANCEL_CSRF}}"><input type="hidden" name="delivery" value="{{DELIVERY}}"><input type="hidden" name="website" value="{{FILTER_WEBSITE}}"><input type="hidden" name="q" value="{{QUERY}}"><button class="quiet" aria-label="{{CANCEL_LABEL}}">[[office.mails.cancel]]</button></form>
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
