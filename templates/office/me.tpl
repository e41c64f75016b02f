{{%AUTOESCAPE context="HTML"}}
<p class="lead">{{EMAIL}}, {{ROLE}}</p>
<section class="panel">
<h2>[[office.me.sessions]]</h2>
<p>[[office.me.sessions_lead]]</p>
<table class="list">
<thead>
<tr><th scope="col">[[office.me.browser]]</th><th scope="col">[[office.me.network]]</th><th scope="col">[[office.me.since]]</th><th scope="col">[[office.me.seen]]</th><th scope="col"><span class="unseen">[[office.staff.action]]</span></th></tr>
</thead>
<tbody>
{{#SESSION}}
<tr>
<th scope="row">{{BROWSER}}</th>
<td data-label="[[office.me.network]]">{{NETWORK}}</td>
<td data-label="[[office.me.since]]"><time datetime="{{SINCE_AT}}">{{SINCE}}</time></td>
<td data-label="[[office.me.seen]]"><time datetime="{{SEEN_AT}}">{{SEEN}}</time></td>
<td class="act">
{{#THIS}}
<span class="detail">[[office.me.this]]</span>
{{/THIS}}
{{#END}}
<form method="post" action="{{BASE}}/admin/me/session/end"><input type="hidden" name="csrf" value="{{END_CSRF}}"><input type="hidden" name="session" value="{{ID}}"><button aria-label="{{END_LABEL}}">[[office.me.end]]</button></form>
{{/END}}
</td>
</tr>
{{/SESSION}}
</tbody>
</table>
{{#END_ALL}}
<form method="post" action="{{BASE}}/admin/me/session/end"><input type="hidden" name="csrf" value="{{ALL_CSRF}}"><input type="hidden" name="all" value="1"><p class="actions"><button>[[office.me.end_all]]</button></p></form>
{{/END_ALL}}
</section>
<div class="thirds">
<section class="panel">
<h2>[[office.me.factor]]</h2>
{{#NO_FACTOR}}
<p>[[office.me.no_factor]]</p>
<p class="actions"><a class="button" href="{{BASE}}/admin/second-factor">[[office.me.factor_set]]</a></p>
{{/NO_FACTOR}}
{{#FACTOR}}
<p>[[office.me.factor_on]] {{LEFT}}</p>
<div class="actions">
<form method="post" action="{{BASE}}/admin/me/recovery"><input type="hidden" name="csrf" value="{{RECOVERY_CSRF}}"><button>[[office.me.recovery_renew]]</button></form>
<a href="{{BASE}}/admin/second-factor">[[office.me.factor_replace]]</a>
{{#REMOVE}}
<form method="post" action="{{BASE}}/admin/me/factor/remove"><input type="hidden" name="csrf" value="{{REMOVE_CSRF}}"><button class="quiet">[[office.me.factor_remove]]</button></form>
{{/REMOVE}}
</div>
{{/FACTOR}}
</section>
{{#PASSWORD}}
<section class="panel">
<h2>[[office.me.password]]</h2>
<p>[[office.me.password_lead]]</p>
<form method="post" action="{{BASE}}/admin/me/password" novalidate>
{{>FORM_TOP}}
<input type="email" value="{{EMAIL}}" autocomplete="username" aria-label="[[field.email]]" readonly hidden>
{{>FIELDS}}
<p class="actions"><button>[[reset.submit]]</button></p>
</form>
</section>
{{/PASSWORD}}
{{#LANGUAGES}}
<section class="panel">
<h2>[[office.me.language]]</h2>
<p>[[office.me.language_lead]]</p>
<form method="post" action="{{BASE}}/admin/me/language" novalidate>
{{>FORM_TOP}}
{{>FIELDS}}
<p class="actions"><button>[[office.me.language_submit]]</button></p>
</form>
</section>
{{/LANGUAGES}}
</div>
