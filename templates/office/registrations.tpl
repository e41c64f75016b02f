{{%AUTOESCAPE context="HTML"}}
{{>TABS}}
<form class="filter" method="get" action="{{BASE}}/admin/registrations" role="search">
<input type="hidden" name="stage" value="{{STAGE}}">
<div class="field wide">
<label for="q">[[office.search.label]]</label>
<input type="search" id="q" name="q" value="{{QUERY}}" placeholder="[[office.search.hint]]">
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
<div class="field">
<label for="sort">[[office.search.sort]]</label>
<select id="sort" name="sort">
<option value="oldest">[[office.search.oldest]]</option>
<option value="newest"{{#NEWEST}} selected{{/NEWEST}}>[[office.search.newest]]</option>
</select>
</div>
<details class="narrow-down"{{#MORE_OPEN}} open{{/MORE_OPEN}}>
<summary>[[office.search.more]]</summary>
<div class="row">
<div class="field">
<label for="order">[[office.access.order]]</label>
<input id="order" name="order" value="{{ORDER_NUMBER}}" maxlength="60">
</div>
<div class="field">
<label for="older">[[office.search.older]]</label>
<input type="number" id="older" name="older" value="{{OLDER}}" min="1" max="3650">
</div>
{{#BY}}
<div class="field">
<label for="by">[[office.registrations.decided_by]]</label>
<select id="by" name="by">
<option value="">[[office.search.anybody]]</option>
{{#BY_OPTION}}
<option value="{{BY_NAME}}"{{#BY_SELECTED}} selected{{/BY_SELECTED}}>{{BY_SHOWN}}</option>
{{/BY_OPTION}}
</select>
</div>
{{/BY}}
</div>
</details>
<p class="actions"><button>[[office.search.submit]]</button>{{#CLEAR}} <a href="{{BASE}}/admin/registrations?stage={{STAGE:url_query_escape}}">[[office.search.clear]]</a>{{/CLEAR}}</p>
</form>
{{#COUNTED}}
<p class="results" role="status">{{RESULTS}}</p>
{{/COUNTED}}
{{#EMPTY}}
<p class="empty">{{EMPTY_TEXT}}</p>
{{/EMPTY}}
{{#ACCESSES}}
<form class="bulk" method="post" action="{{BASE}}/admin/registrations/decide" novalidate>
{{>FORM_TOP}}
<button disabled hidden>[[office.bulk.title]]</button>
{{#KEPT}}
<input type="hidden" name="{{KEPT_NAME}}" value="{{KEPT_VALUE}}">
{{/KEPT}}
<table class="list queue">
<thead>
<tr>{{#SELECTING}}<th scope="col" class="pick"><span class="unseen">[[office.registrations.select]]</span></th>{{/SELECTING}}<th scope="col">[[office.registrations.person]]</th><th scope="col">[[office.registrations.website]]</th><th scope="col">[[office.registrations.since]]</th><th scope="col">[[office.registrations.order]]</th><th scope="col">[[office.registrations.evidence]]</th>{{#DECIDING}}<th scope="col">[[office.registrations.decided_by]]</th>{{/DECIDING}}{{#APPROVING}}<th scope="col"><span class="unseen">[[office.registrations.action]]</span></th>{{/APPROVING}}</tr>
</thead>
{{#ACCESS}}
<tbody>
<tr>
{{#PICK}}
<td class="pick"><input type="checkbox" name="select_{{ID}}" value="{{VERSION}}" aria-label="{{SELECT_LABEL}}"{{#PICKED}} checked{{/PICKED}}></td>
{{/PICK}}
<th scope="row"><a href="{{BASE}}/admin/access/{{ID}}">{{NAME}}</a>{{#FIRM}}<span class="detail">{{COMPANY}}</span>{{/FIRM}}{{#ADDRESSED}}<span class="detail">{{EMAIL}}</span>{{/ADDRESSED}}</th>
<td data-label="[[office.registrations.website]]">{{WEBSITE}}</td>
<td data-label="[[office.registrations.since]]"><time datetime="{{DATETIME}}">{{SINCE}}</time>{{#ENDED}}<span class="detail">{{UNTIL}}</span>{{/ENDED}}</td>
<td data-label="[[office.registrations.order]]"{{#NO_ORDER}} class="none"{{/NO_ORDER}}>{{ORDER}}</td>
<td data-label="[[office.registrations.evidence]]">{{#KNOWN}}<a href="{{BASE}}/admin/contact/{{CONTACT}}">{{OTHERS}}</a>{{/KNOWN}}{{#STRANGER}}[[office.evidence.new]]{{/STRANGER}}{{#REJECTED_BEFORE}}<span class="detail warn">{{REJECTIONS}}</span>{{/REJECTED_BEFORE}}{{#BURST}}<span class="detail warn">{{FROM_NETWORK}}</span>{{/BURST}}{{#ASKED}}<span class="detail">[[office.evidence.asked]]</span>{{/ASKED}}{{#ANSWERED}}<span class="detail own">[[office.evidence.answered]]</span>{{/ANSWERED}}{{#RENEWAL}}<span class="detail own">[[office.evidence.renewal]]</span>{{/RENEWAL}}{{#CLAIMED}}<span class="detail">{{CLAIMED_BY}}</span>{{/CLAIMED}}</td>
{{#DECIDED}}
<td data-label="[[office.registrations.decided_by]]"{{#NOBODY}} class="none"{{/NOBODY}}>{{DECIDED_BY}}</td>
{{/DECIDED}}
{{#APPROVE}}
<td class="act"><button name="approve_{{ID}}" value="{{VERSION}}" aria-label="{{APPROVE_LABEL}}">[[office.registrations.approve]]</button></td>
{{/APPROVE}}
</tr>
{{#SAYING}}
<tr class="said">
{{#BESIDE}}
<td></td>
{{/BESIDE}}
<td colspan="{{SPAN}}">
{{#MESSAGE}}
<p><span class="who-says">[[office.registrations.message]]</span> {{MESSAGE_TEXT}}</p>
{{/MESSAGE}}
{{#REASON}}
<p><span class="who-says">[[office.registrations.reason]]</span> {{REASON_TEXT}}</p>
{{/REASON}}
</td>
</tr>
{{/SAYING}}
</tbody>
{{/ACCESS}}
</table>
{{#BULK}}
<fieldset class="decide">
<legend>[[office.bulk.title]]</legend>
<p class="selected">[[office.bulk.selected]]</p>
{{#ALL}}
<div class="field check"><input type="checkbox" id="all" name="all" value="1"{{#ALL_CHECKED}} checked{{/ALL_CHECKED}}><label for="all">[[office.bulk.all]]</label></div>
{{/ALL}}
{{>FIELDS}}
<p class="actions">
{{#BULK_APPROVE}}
<button class="primary" name="decision" value="approve">[[office.bulk.approve]]</button>
{{/BULK_APPROVE}}
{{#BULK_REJECT}}
<button name="decision" value="reject">[[office.bulk.reject]]</button>
{{/BULK_REJECT}}
</p>
</fieldset>
{{/BULK}}
</form>
{{/ACCESSES}}
{{#UNVERIFIED}}
<p class="lead">[[office.registrations.unverified_lead]]</p>
<div class="bulk">
<table class="list queue">
<thead>
<tr><th scope="col" class="pick"><span class="unseen">[[office.registrations.select]]</span></th><th scope="col">[[office.registrations.person]]</th><th scope="col">[[office.registrations.website]]</th><th scope="col">[[office.registrations.since]]</th><th scope="col">[[office.registrations.order]]</th><th scope="col"><span class="unseen">[[office.registrations.action]]</span></th></tr>
</thead>
{{#REGISTRATION}}
<tbody>
<tr>
<td class="pick"><input type="checkbox" form="many" name="select_{{ID}}" value="{{VERSION}}" aria-label="{{SELECT_LABEL}}"{{#PICKED}} checked{{/PICKED}}></td>
<th scope="row">{{NAME}}{{#FIRM}}<span class="detail">{{COMPANY}}</span>{{/FIRM}}{{#ADDRESSED}}<span class="detail">{{EMAIL}}</span>{{/ADDRESSED}}</th>
<td data-label="[[office.registrations.website]]">{{WEBSITE}}</td>
<td data-label="[[office.registrations.since]]"><time datetime="{{DATETIME}}">{{SINCE}}</time></td>
<td data-label="[[office.registrations.order]]"{{#NO_ORDER}} class="none"{{/NO_ORDER}}>{{ORDER}}</td>
<td class="act">
<form method="post" action="{{BASE}}/admin/registration/{{ID}}/resend"><input type="hidden" name="csrf" value="{{RESEND_CSRF}}"><button aria-label="{{RESEND_LABEL}}">[[office.registrations.resend]]</button></form>
<form method="post" action="{{BASE}}/admin/registration/{{ID}}/delete"><input type="hidden" name="csrf" value="{{DELETE_CSRF}}"><button class="quiet" aria-label="{{DELETE_LABEL}}">[[office.registrations.delete]]</button></form>
</td>
</tr>
{{#MESSAGE}}
<tr class="said"><td></td><td colspan="5"><p><span class="who-says">[[office.registrations.message]]</span> {{MESSAGE_TEXT}}</p></td></tr>
{{/MESSAGE}}
</tbody>
{{/REGISTRATION}}
</table>
<form id="many" method="post" action="{{BASE}}/admin/registrations/decide" novalidate>
{{>FORM_TOP}}
<button disabled hidden>[[office.bulk.title]]</button>
{{#KEPT}}
<input type="hidden" name="{{KEPT_NAME}}" value="{{KEPT_VALUE}}">
{{/KEPT}}
<fieldset class="decide">
<legend>[[office.bulk.title]]</legend>
<p class="selected">[[office.bulk.selected]]</p>
{{#ALL}}
<div class="field check"><input type="checkbox" id="all" name="all" value="1"{{#ALL_CHECKED}} checked{{/ALL_CHECKED}}><label for="all">[[office.bulk.all]]</label></div>
{{/ALL}}
{{#BULK_UNVERIFIED}}
<p class="actions">
<button class="primary" name="decision" value="resend">[[office.bulk.resend]]</button>
<button name="decision" value="purge">[[office.bulk.purge]]</button>
</p>
{{/BULK_UNVERIFIED}}
</fieldset>
</form>
</div>
{{/UNVERIFIED}}
{{>PAGER}}
