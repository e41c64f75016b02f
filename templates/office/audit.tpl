{{%AUTOESCAPE context="HTML"}}
<p class="lead">[[office.audit.lead]]</p>
{{#WRONG}}
<div class="errors" role="alert" tabindex="-1" autofocus>
<p class="head">[[form.summary]]</p>
<ul>
{{#ERROR}}
<li><a href="#{{ERROR_ID}}">{{ERROR_LABEL}}</a>: {{ERROR_TEXT}}</li>
{{/ERROR}}
</ul>
</div>
{{/WRONG}}
<form class="filter" method="get" action="{{BASE}}/admin/audit" role="search">
<div class="field wide">
<label for="q">[[office.audit.search]]</label>
<input type="search" id="q" name="q" value="{{QUERY}}">
</div>
<div class="field">
<label for="actor">[[office.audit.actor]]</label>
<select id="actor" name="actor">
<option value="">[[office.audit.anybody]]</option>
{{#ACTOR_OPTION}}
<option value="{{ACTOR_VALUE}}"{{#ACTOR_SELECTED}} selected{{/ACTOR_SELECTED}}>{{ACTOR_NAME}}</option>
{{/ACTOR_OPTION}}
</select>
</div>
<div class="field">
<label for="act">[[office.audit.act]]</label>
<select id="act" name="act">
<option value="">[[office.audit.anything]]</option>
{{#ACT_OPTION}}
<option value="{{ACT_VALUE}}"{{#ACT_SELECTED}} selected{{/ACT_SELECTED}}>{{ACT_NAME}}</option>
{{/ACT_OPTION}}
</select>
</div>
<div class="field">
<label for="website">[[office.audit.website]]</label>
<select id="website" name="website">
<option value="">[[office.search.all_websites]]</option>
{{#WEBSITE_OPTION}}
<option value="{{WEBSITE_ID}}"{{#WEBSITE_SELECTED}} selected{{/WEBSITE_SELECTED}}>{{WEBSITE_NAME}}</option>
{{/WEBSITE_OPTION}}
</select>
</div>
<div class="field{{#BAD_PERSON}} bad{{/BAD_PERSON}}">
<label for="person">[[office.audit.person]]</label>
<input type="text" inputmode="email" id="person" name="person" value="{{PERSON}}" autocapitalize="none" spellcheck="false"{{#BAD_PERSON}} aria-invalid="true" aria-describedby="person-error"{{/BAD_PERSON}}>
{{#BAD_PERSON}}
<p class="error" id="person-error">{{PERSON_ERROR}}</p>
{{/BAD_PERSON}}
</div>
<div class="field{{#BAD_FROM}} bad{{/BAD_FROM}}">
<label for="from">[[office.audit.from]]</label>
<input type="date" id="from" name="from" value="{{FROM}}"{{#BAD_FROM}} aria-invalid="true" aria-describedby="from-error"{{/BAD_FROM}}>
{{#BAD_FROM}}
<p class="error" id="from-error">{{FROM_ERROR}}</p>
{{/BAD_FROM}}
</div>
<div class="field{{#BAD_TO}} bad{{/BAD_TO}}">
<label for="to">[[office.audit.to]]</label>
<input type="date" id="to" name="to" value="{{TO}}"{{#BAD_TO}} aria-invalid="true" aria-describedby="to-error"{{/BAD_TO}}>
{{#BAD_TO}}
<p class="error" id="to-error">{{TO_ERROR}}</p>
{{/BAD_TO}}
</div>
<p class="actions"><button>[[office.search.submit]]</button>{{#CLEAR}} <a href="{{BASE}}/admin/audit">[[office.search.clear]]</a>{{/CLEAR}}</p>
</form>
{{#EMPTY}}
<p class="empty">{{EMPTY_TEXT}}</p>
{{/EMPTY}}
{{#LINES}}
<table class="list audit">
<thead>
<tr><th scope="col">[[office.history.at]]</th><th scope="col">[[office.audit.actor]]</th><th scope="col">[[office.audit.source]]</th><th scope="col">[[office.audit.act]]</th><th scope="col">[[office.audit.about]]</th><th scope="col">[[office.audit.changes]]</th></tr>
</thead>
<tbody>
{{#LINE}}
<tr id="line-{{ID}}">
<td data-label="[[office.history.at]]"><time datetime="{{DATETIME}}">{{WHEN}}</time></td>
<td data-label="[[office.audit.actor]]">{{ACTOR}}</td>
<td data-label="[[office.audit.source]]"{{#NO_SOURCE}} class="none"{{/NO_SOURCE}}>{{SOURCE}}</td>
<td data-label="[[office.audit.act]]"><span>{{ACT}}{{#DETAILED}}<span class="detail">{{DETAIL}}</span>{{/DETAILED}}</span></td>
<td data-label="[[office.audit.about]]"{{#NO_ABOUT}} class="none"{{/NO_ABOUT}}>{{#ABOUT}}<span>{{#PERSON_LINK}}<a href="{{BASE}}/admin/contact/{{CONTACT}}">{{NAME}}</a>{{/PERSON_LINK}}{{#GONE}}{{GONE_NAME}}{{/GONE}}{{#ADDRESSED}}<span class="detail">{{EMAIL}}</span>{{/ADDRESSED}}{{#SITE}}<span class="detail">{{WEBSITE}}</span>{{/SITE}}</span>{{/ABOUT}}</td>
<td data-label="[[office.audit.changes]]"{{#NO_CHANGES}} class="none"{{/NO_CHANGES}}>{{>CHANGES}}{{#ERASED}}<span class="detail">[[office.audit.erased]]</span>{{/ERASED}}</td>
</tr>
{{/LINE}}
</tbody>
</table>
{{/LINES}}
{{#SEARCHED}}
<p class="results" role="status">{{SEARCHED_TO}}</p>
{{/SEARCHED}}
{{#PAGES}}
<nav class="pager" aria-label="[[office.audit.pages]]">
{{#NEWEST}}
<a href="{{NEWEST_TARGET}}">[[office.audit.newest]]</a>
{{/NEWEST}}
{{#NEXT}}
<a href="{{NEXT_TARGET}}" rel="next">{{NEXT_LABEL}}</a>
{{/NEXT}}
</nav>
{{/PAGES}}
<div class="halves">
{{#SAVE}}
<form class="panel" method="post" action="{{BASE}}/admin/audit/export">
<input type="hidden" name="csrf" value="{{EXPORT_CSRF}}">
{{#KEPT}}
<input type="hidden" name="{{KEPT_NAME}}" value="{{KEPT_VALUE}}">
{{/KEPT}}
<p class="actions"><button>[[office.audit.export]]</button></p>
<p class="hint">{{EXPORT_HINT}}</p>
</form>
{{/SAVE}}
{{#CHAINED}}
<section class="panel">
<h2>[[office.audit.head]]</h2>
<p class="secret">{{HEAD}}</p>
<p class="hint">[[office.audit.head_hint]]</p>
</section>
{{/CHAINED}}
</div>
