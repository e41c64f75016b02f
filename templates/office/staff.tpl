{{%AUTOESCAPE context="HTML"}}
<p class="lead">[[office.staff.lead]]</p>
{{#ONCE}}
<section class="panel once" role="status">
<h2>[[office.staff.link_title]]</h2>
<p>{{ONCE_LEAD}}</p>
<p class="secret">{{ONCE_LINK}}</p>
</section>
{{/ONCE}}
<table class="list">
<thead>
<tr><th scope="col">[[office.staff.name]]</th><th scope="col">[[office.staff.role]]</th><th scope="col">[[office.staff.websites]]</th><th scope="col">[[office.staff.last_sign_in]]</th><th scope="col">[[office.staff.factor]]</th><th scope="col">[[office.staff.state]]</th><th scope="col"><span class="unseen">[[office.staff.action]]</span></th></tr>
</thead>
<tbody>
{{#PERSON}}
<tr>
<th scope="row"><a href="{{BASE}}/admin/staff/{{ID}}">{{NAME}}</a><span class="detail">{{EMAIL}}</span></th>
<td data-label="[[office.staff.role]]">{{ROLE}}</td>
<td data-label="[[office.staff.websites]]">{{WEBSITES}}</td>
<td data-label="[[office.staff.last_sign_in]]">{{LAST_SIGN_IN}}</td>
<td data-label="[[office.staff.factor]]">{{#WITH}}[[office.staff.with_factor]]{{/WITH}}{{#WITHOUT}}[[office.staff.without_factor]]{{/WITHOUT}}</td>
<td data-label="[[office.staff.state]]">{{#ACTIVE}}[[office.staff.active]]{{/ACTIVE}}{{#INVITED}}[[office.staff.invited]]{{/INVITED}}{{#DISABLED}}<span class="warn">[[office.staff.is_disabled]]</span>{{/DISABLED}}</td>
<td class="act several">
{{#SELF}}
<span class="detail">[[office.staff.self]]</span>
{{/SELF}}
{{#INVITE}}
<form method="post" action="{{BASE}}/admin/staff/{{ID}}/invite"><input type="hidden" name="csrf" value="{{INVITE_CSRF}}"><button aria-label="{{INVITE_LABEL}}">[[office.staff.invite]]</button></form>
{{/INVITE}}
{{#RESET}}
<form method="post" action="{{BASE}}/admin/staff/{{ID}}/reset"><input type="hidden" name="csrf" value="{{RESET_CSRF}}"><button aria-label="{{RESET_LABEL}}">[[office.staff.reset]]</button></form>
{{/RESET}}
{{#CLEAR}}
<form method="post" action="{{BASE}}/admin/staff/{{ID}}/factor/clear"><input type="hidden" name="csrf" value="{{CLEAR_CSRF}}"><button aria-label="{{CLEAR_LABEL}}">[[office.staff.clear]]</button></form>
{{/CLEAR}}
{{#DISABLE}}
<form method="post" action="{{BASE}}/admin/staff/{{ID}}/disable"><input type="hidden" name="csrf" value="{{DISABLE_CSRF}}"><button class="quiet" aria-label="{{DISABLE_LABEL}}">[[office.staff.disable]]</button></form>
{{/DISABLE}}
{{#ENABLE}}
<form method="post" action="{{BASE}}/admin/staff/{{ID}}/enable"><input type="hidden" name="csrf" value="{{ENABLE_CSRF}}"><button class="quiet" aria-label="{{ENABLE_LABEL}}">[[office.staff.enable]]</button></form>
{{/ENABLE}}
</td>
</tr>
{{/PERSON}}
</tbody>
</table>
<section class="panel form deeds">
<h2>[[office.staff.add_title]]</h2>
<p>[[office.staff.add_lead]]</p>
<form method="post" action="{{BASE}}/admin/staff" novalidate>
{{>FORM_TOP}}
<div class="pairs">
{{>FIELDS}}
</div>
{{>CHOICES}}
<p class="actions"><button class="primary">[[office.staff.add]]</button></p>
</form>
</section>
