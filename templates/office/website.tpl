{{%AUTOESCAPE context="HTML"}}
<p class="back"><a href="{{BASE}}/admin/websites">[[office.website.back]]</a></p>
{{>TABS}}
{{#KNOWN}}
<p class="actions"><a class="small-button" href="{{BASE}}/admin/website/new?like={{ID}}">[[office.website.like]]</a></p>
{{/KNOWN}}
{{#PATTERNS}}
<form class="filter" method="get">
<div class="field">
<label for="pattern">[[office.website.like_choice]]</label>
<select id="pattern" name="like">
<option value="">[[office.website.like_none]]</option>
{{#PATTERN}}
<option value="{{PATTERN_ID}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{PATTERN_NAME}}</option>
{{/PATTERN}}
</select>
</div>
<p class="actions"><button>[[office.website.like_take]]</button></p>
</form>
{{/PATTERNS}}
{{#LIKE}}
<h2>{{LIKE_TITLE}}</h2>
<p class="lead">[[office.website.like_lead]]</p>
{{/LIKE}}
{{#CLOSED}}
<section class="panel settings">
<h2>[[office.website.state]]</h2>
<p class="warn">[[office.website.is_closed]]</p>
<form method="post" action="{{STATE_ACTION}}"><input type="hidden" name="csrf" value="{{STATE_CSRF}}"><button class="primary">[[office.website.reopen]]</button></form>
</section>
{{/CLOSED}}
<form class="settings" method="post" action="{{ACTION}}" novalidate>
{{>FORM_TOP}}
<input type="hidden" name="version" value="{{VERSION}}">
{{#LIKE_FIELD}}
<input type="hidden" name="like" value="{{LIKE_ID}}">
{{/LIKE_FIELD}}
{{#GROUP}}
<section class="panel">
<h2>{{HEADING}}</h2>
{{#POLICIES}}
<ul class="policies">
<li>[[office.website.policy_automatic]]</li>
<li>[[office.website.policy_manual]]</li>
</ul>
<p class="hint">[[office.website.policy_change]]</p>
{{/POLICIES}}
{{>FIELDS}}
</section>
{{/GROUP}}
<p class="actions"><button class="primary">{{SUBMIT}}</button></p>
</form>
{{#PEOPLE}}
<section class="panel settings">
<h2>[[office.website.people]]</h2>
<p>[[office.website.people_lead]]</p>
{{#NOBODY}}
<p>[[office.website.people_none]]</p>
{{/NOBODY}}
{{#APPROVERS}}
<ul class="people">
{{#APPROVER}}
<li><span><a href="{{BASE}}/admin/staff/{{STAFF_ID}}">{{NAME}}</a>{{#DISABLED}} <span class="warn">[[office.staff.is_disabled]]</span>{{/DISABLED}}<span class="detail">{{EMAIL}}</span></span><form method="post" action="{{REMOVE_ACTION}}"><input type="hidden" name="csrf" value="{{REMOVE_CSRF}}"><button class="quiet" aria-label="{{REMOVE_LABEL}}">[[office.website.people_remove]]</button></form></li>
{{/APPROVER}}
</ul>
{{/APPROVERS}}
{{#CANDIDATES}}
<form class="filter deeds" method="post" action="{{ADD_ACTION}}">
<input type="hidden" name="csrf" value="{{ADD_CSRF}}">
<div class="field">
<label for="approver">[[office.website.people_choice]]</label>
<select id="approver" name="staff">
{{#CANDIDATE}}
<option value="{{STAFF_ID}}">{{NAME}}</option>
{{/CANDIDATE}}
</select>
</div>
<p class="actions"><button>[[office.website.people_add]]</button></p>
</form>
{{/CANDIDATES}}
</section>
{{#OPEN}}
<section class="panel settings">
<h2>[[office.website.state]]</h2>
<p>[[office.website.closed_hint]]</p>
<form method="post" action="{{STATE_ACTION}}"><input type="hidden" name="csrf" value="{{STATE_CSRF}}"><button>[[office.website.closed]]</button></form>
</section>
{{/OPEN}}
{{/PEOPLE}}
