{{%AUTOESCAPE context="HTML"}}
<p class="back"><a href="{{BASE}}/admin/registrations">[[office.access.back]]</a></p>
<p class="standing">{{>CHIP}} <span>{{WEBSITE}}, [[office.access.since]] <time datetime="{{SINCE_AT}}">{{SINCE}}</time>{{#DECIDED}}, {{DECIDED_BY}}{{/DECIDED}}</span></p>
{{#HANDOVER}}
<section class="panel once" role="status">
<h2>[[office.access.handover_title]]</h2>
<p>{{HANDOVER_LEAD}}</p>
<p class="secret">{{HANDOVER_LINK}}</p>
</section>
{{/HANDOVER}}
<div class="halves">
<section class="panel">
<h2>[[office.access.facts]]</h2>
<dl class="facts">
<div><dt>[[office.access.website]]</dt><dd>{{WEBSITE}}</dd></div>
<div><dt>[[office.access.email]]</dt><dd>{{EMAIL}}{{#MAIL_FAILED}}<span class="detail warn">{{MAIL_ERROR}}</span>{{/MAIL_FAILED}}</dd></div>
<div><dt>[[office.access.contact]]</dt><dd><a href="{{BASE}}/admin/contact/{{CONTACT}}">{{CONTACT_NAME}}</a>{{#FIRM}}<span class="detail">{{COMPANY}}</span>{{/FIRM}}</dd></div>
{{#NUMBERED}}
<div><dt>[[office.access.number]]</dt><dd>{{NUMBER}}</dd></div>
{{/NUMBERED}}
{{#ORDERED}}
<div><dt>[[office.access.order]]</dt><dd>{{ORDER}}</dd></div>
{{/ORDERED}}
<div><dt>[[office.access.requested]]</dt><dd><time datetime="{{REQUESTED_AT}}">{{REQUESTED}}</time></dd></div>
{{#TERMS}}
<div><dt>[[office.access.terms]]</dt><dd>{{ACCEPTED}}</dd></div>
{{/TERMS}}
<div><dt>[[office.access.valid]]</dt><dd>{{VALID}}</dd></div>
<div><dt>[[office.access.known]]</dt><dd>{{OTHERS}}{{#REJECTED_BEFORE}}<span class="detail warn">{{REJECTIONS}}</span>{{/REJECTED_BEFORE}}</dd></div>
<div><dt>[[office.access.proven]]</dt><dd>{{PROVEN}}</dd></div>
<div><dt>[[office.access.last_sign_in]]</dt><dd>{{LAST_SIGN_IN}}</dd></div>
<div><dt>[[office.access.password_changed]]</dt><dd>{{PASSWORD_CHANGED}}</dd></div>
</dl>
{{#OWN_ANSWERS}}
<h3>[[office.access.answers]]</h3>
<dl class="facts given">
{{#OWN_ANSWER}}
<div><dt>{{OWN_LABEL}}</dt><dd>{{OWN_VALUE:pre_escape}}</dd></div>
{{/OWN_ANSWER}}
</dl>
{{/OWN_ANSWERS}}
{{#MESSAGE}}
<h3>[[office.access.message]]</h3>
<blockquote class="words"><p>{{MESSAGE_TEXT:pre_escape}}</p></blockquote>
{{/MESSAGE}}
{{#REASON}}
<h3>[[office.access.reason]]</h3>
<blockquote class="words"><p>{{REASON_TEXT:pre_escape}}</p></blockquote>
{{/REASON}}
</section>
<section class="panel">
<h2>[[office.access.decision]]</h2>
{{#UNDO}}
<div class="choice">
<p>[[office.access.undo_lead]]</p>
<form method="post" action="{{BASE}}/admin/access/{{ID}}/undo/{{UNDO_WORD}}"><input type="hidden" name="csrf" value="{{UNDO_CSRF}}"><button>[[office.access.undo]]</button></form>
</div>
{{/UNDO}}
{{#RENEWAL}}
<div class="choice">
<h3>[[office.access.renewal_title]]</h3>
<p>{{RENEWAL_LEAD}}</p>
<form method="post" action="{{BASE}}/admin/access/{{ID}}/renew" novalidate>
{{>FORM_TOP}}
<input type="hidden" name="version" value="{{VERSION}}">
{{>FIELDS}}
<p class="actions"><button class="primary">[[office.access.renewal_submit]]</button></p>
</form>
<form method="post" action="{{BASE}}/admin/access/{{ID}}/decline"><input type="hidden" name="csrf" value="{{DECLINE_CSRF}}"><button class="quiet">[[office.access.renewal_decline]]</button></form>
</div>
{{/RENEWAL}}
{{#CLAIM}}
<div class="choice claim">
<p>{{CLAIMED}}</p>
<div class="actions">
{{#TAKE}}
<form method="post" action="{{BASE}}/admin/access/{{ID}}/claim"><input type="hidden" name="csrf" value="{{CLAIM_CSRF}}"><input type="hidden" name="seen" value="{{SEEN}}"><button>[[office.item.claim]]</button></form>
{{/TAKE}}
{{#RELEASE}}
<form method="post" action="{{BASE}}/admin/access/{{ID}}/release"><input type="hidden" name="csrf" value="{{RELEASE_CSRF}}"><button class="quiet">[[office.item.release]]</button></form>
{{/RELEASE}}
</div>
</div>
{{/CLAIM}}
{{#WITHDRAWN}}
<p>[[office.access.withdrawn]]</p>
{{/WITHDRAWN}}
{{#APPROVE}}
<div class="choice">
<h3>[[office.access.approve_title]]</h3>
<p>[[office.access.approve_lead]]</p>
<form method="post" action="{{BASE}}/admin/access/{{ID}}/approve" novalidate>
{{>FORM_TOP}}
<input type="hidden" name="version" value="{{VERSION}}">
{{>FIELDS}}
<p class="actions"><button class="primary">[[office.access.approve]]</button></p>
</form>
</div>
{{/APPROVE}}
{{#REJECT}}
<div class="choice">
<h3>[[office.access.reject_title]]</h3>
<p>[[office.access.reject_lead]]</p>
<form method="post" action="{{BASE}}/admin/access/{{ID}}/reject" novalidate>
{{>FORM_TOP}}
<input type="hidden" name="version" value="{{VERSION}}">
{{>FIELDS}}
<p class="actions"><button>[[office.access.reject]]</button></p>
</form>
</div>
{{/REJECT}}
</section>
</div>
{{#EVIDENCE}}
<section class="panel evidence">
<h2>[[office.evidence.title]]</h2>
{{#BURST}}
<p class="warn">{{FROM_NETWORK}}</p>
{{/BURST}}
<div class="thirds">
{{#OTHERS}}
<div>
<h3>[[office.evidence.others]]</h3>
<ul>
{{#OTHER}}
<li><a href="{{BASE}}/admin/access/{{OTHER_ID}}">{{OTHER_WEBSITE}}</a>: {{OTHER_STATUS}}<span class="detail">{{OTHER_EMAIL}}</span></li>
{{/OTHER}}
</ul>
</div>
{{/OTHERS}}
{{#REJECTIONS_BEFORE}}
<div>
<h3>[[office.evidence.rejected]]</h3>
<ul>
{{#REJECTED}}
<li>{{REJECTED_WHEN}}, {{REJECTED_BY}}{{#WHY}}<span class="detail">{{REJECTED_WHY}}</span>{{/WHY}}</li>
{{/REJECTED}}
</ul>
</div>
{{/REJECTIONS_BEFORE}}
{{#ALIKE}}
<div>
<h3>[[office.evidence.near]]</h3>
{{#ATTACH_HINT}}
<p class="hint">[[office.evidence.near_hint]]</p>
{{/ATTACH_HINT}}
<ul>
{{#NEAR}}
<li><a href="{{BASE}}/admin/contact/{{NEAR_ID}}">{{NEAR_NAME}}</a>{{#NEAR_NUMBERED}} ({{NEAR_NUMBER}}){{/NEAR_NUMBERED}}: {{LIKENESS}}{{#NEAR_FIRM}}<span class="detail">{{NEAR_COMPANY}}</span>{{/NEAR_FIRM}}{{#NEAR_ADDRESSED}}<span class="detail">{{NEAR_EMAIL}}</span>{{/NEAR_ADDRESSED}}
{{#ATTACH}}
<form method="post" action="{{BASE}}/admin/contact/{{FROM}}/merge"><input type="hidden" name="csrf" value="{{MERGE_CSRF}}"><input type="hidden" name="into" value="{{NEAR_ID}}"><button class="quiet" aria-label="{{ATTACH_LABEL}}">[[office.evidence.attach]]</button></form>
{{/ATTACH}}
</li>
{{/NEAR}}
</ul>
</div>
{{/ALIKE}}
</div>
</section>
{{/EVIDENCE}}
<div class="halves">
{{#QUESTIONS}}
<section class="panel">
<h2>[[office.item.questions]]</h2>
{{#QUESTION}}
<div class="choice">
<p class="detail">{{ASKED_BY}}, {{ASKED_AT}}</p>
<blockquote class="words"><p>{{QUESTION_TEXT:pre_escape}}</p></blockquote>
{{#ANSWER}}
<p class="detail">[[office.item.answered]] {{ANSWERED_AT}}</p>
<blockquote class="words"><p>{{ANSWER_TEXT:pre_escape}}</p></blockquote>
{{/ANSWER}}
{{#NO_ANSWER}}
<p class="hint">[[office.item.no_answer]]</p>
{{/NO_ANSWER}}
</div>
{{/QUESTION}}
{{#ASK}}
<form class="choice" method="post" action="{{BASE}}/admin/access/{{ID}}/ask" novalidate>
{{>FORM_TOP}}
{{>FIELDS}}
<p class="actions"><button>[[office.item.ask]]</button></p>
</form>
{{/ASK}}
</section>
{{/QUESTIONS}}
{{#NOTES}}
<section class="panel">
<h2>[[office.item.notes]]</h2>
{{#NOTE}}
<div class="choice">
<p class="detail">{{NOTE_AUTHOR}}, {{NOTE_AT}}</p>
<p>{{NOTE_TEXT:pre_escape}}</p>
</div>
{{/NOTE}}
<form class="choice" method="post" action="{{BASE}}/admin/access/{{ID}}/note" novalidate>
{{>FORM_TOP}}
{{>FIELDS}}
<p class="actions"><button>[[office.item.note_submit]]</button></p>
</form>
</section>
{{/NOTES}}
</div>
<div class="thirds deeds">
<section class="panel">
<h2>[[office.access.password_title]]</h2>
<p>[[office.access.password_lead]]</p>
<div class="actions">
<form method="post" action="{{BASE}}/admin/account/{{ACCOUNT}}/reset"><input type="hidden" name="csrf" value="{{RESET_CSRF}}"><input type="hidden" name="access" value="{{ID}}"><button>[[office.access.reset_submit]]</button></form>
<form method="post" action="{{BASE}}/admin/account/{{ACCOUNT}}/handover"><input type="hidden" name="csrf" value="{{HANDOVER_CSRF}}"><input type="hidden" name="access" value="{{ID}}"><button>[[office.access.handover_submit]]</button></form>
</div>
<p class="hint">[[office.access.handover_hint]]</p>
<p class="actions"><a href="{{BASE}}/admin/account/{{ACCOUNT}}/why">[[office.account.why]]</a></p>
</section>
{{#VALIDITY}}
<section class="panel">
<h2>[[office.access.validity_title]]</h2>
<form method="post" action="{{BASE}}/admin/access/{{ID}}/validity" novalidate>
{{>FORM_TOP}}
<input type="hidden" name="version" value="{{VERSION}}">
{{>FIELDS}}
<p class="actions"><button>[[office.access.validity_submit]]</button></p>
</form>
</section>
{{/VALIDITY}}
{{#CORRECTION}}
<section class="panel">
<h2>[[office.access.email_title]]</h2>
<p>[[office.access.email_lead]]</p>
<form method="post" action="{{BASE}}/admin/account/{{ACCOUNT}}/email" novalidate>
{{>FORM_TOP}}
<input type="hidden" name="access" value="{{ID}}">
<input type="hidden" name="version" value="{{ACCOUNT_VERSION}}">
{{>FIELDS}}
<p class="actions"><button>[[office.access.email_submit]]</button></p>
</form>
</section>
{{/CORRECTION}}
</div>
{{>HISTORY}}
