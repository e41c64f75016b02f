{{%AUTOESCAPE context="HTML"}}
<p class="back"><a href="{{BASE}}/admin/mails?delivery={{DELIVERY:url_query_escape}}">[[office.mail.back]]</a></p>
{{#HANDED}}
<section class="panel once" role="status">
<h2>[[office.access.handover_title]]</h2>
<p>{{HANDED_LEAD}}</p>
<p class="secret">{{HANDED_LINK}}</p>
{{#HANDED_CODE}}
<p>{{HANDED_CODE_TEXT}}</p>
{{/HANDED_CODE}}
</section>
{{/HANDED}}
<div class="halves">
<section class="panel">
<h2>[[office.mail.facts]]</h2>
<dl class="facts">
<div><dt>[[office.mail.stage]]</dt><dd>{{STAGE}}</dd></div>
{{#FAILED}}
<div><dt>[[office.mails.error]]</dt><dd class="warn">{{ERROR}}</dd></div>
{{/FAILED}}
<div><dt>[[office.mails.recipient]]</dt><dd>{{RECIPIENT}}</dd></div>
<div><dt>[[office.mails.event]]</dt><dd>{{EVENT}}</dd></div>
<div><dt>[[office.mails.website]]</dt><dd>{{WEBSITE}}</dd></div>
<div><dt>[[office.contact.language]]</dt><dd>{{LANGUAGE_NAME}}</dd></div>
<div><dt>[[office.mails.created]]</dt><dd><time datetime="{{CREATED_AT}}">{{CREATED}}</time></dd></div>
<div><dt>[[office.mails.attempts]]</dt><dd>{{ATTEMPTS}}</dd></div>
{{#SENT}}
<div><dt>[[office.mails.sent]]</dt><dd><time datetime="{{SENT_AT}}">{{SENT_TIME}}</time></dd></div>
{{/SENT}}
{{#WAITS}}
<div><dt>[[office.mails.next]]</dt><dd><time datetime="{{NEXT_AT}}">{{NEXT}}</time></dd></div>
<div><dt>[[office.mail.expires]]</dt><dd><time datetime="{{EXPIRES_AT}}">{{EXPIRES}}</time></dd></div>
{{/WAITS}}
</dl>
<p class="actions">{{#ABOUT_ACCESS}}<a href="{{BASE}}/admin/access/{{ACCESS}}">[[office.mail.to_access]]</a> {{/ABOUT_ACCESS}}{{#ABOUT_CONTACT}}<a href="{{BASE}}/admin/contact/{{CONTACT}}">[[office.mail.to_contact]]</a>{{/ABOUT_CONTACT}}</p>
{{#ACTS}}
<div class="actions">
{{#RETRY}}
<form method="post" action="{{BASE}}/admin/mail/{{ID}}/retry"><input type="hidden" name="csrf" value="{{RETRY_CSRF}}"><button>[[office.mails.retry]]</button></form>
{{/RETRY}}
{{#CANCEL}}
<form method="post" action="{{BASE}}/admin/mail/{{ID}}/cancel"><input type="hidden" name="csrf" value="{{CANCEL_CSRF}}"><button class="quiet">[[office.mails.cancel]]</button></form>
{{/CANCEL}}
</div>
{{/ACTS}}
</section>
<div>
<section class="panel preview">
<h2>[[office.mail.said]]</h2>
{{#SAID}}
<p class="hint">[[office.mail.said_lead]]</p>
<p class="subject"><span class="who-says">[[office.mail_text.preview_subject]]</span> {{SUBJECT}}</p>
<p class="sheet">{{BODY_TEXT:pre_escape}}</p>
{{/SAID}}
{{#GONE}}
<p class="empty">[[office.mail.gone]]</p>
{{/GONE}}
</section>
{{#HANDOVER}}
<section class="panel">
<h2>[[office.mail.handover]]</h2>
<p>[[office.mail.handover_lead]]</p>
<form method="post" action="{{BASE}}/admin/mail/{{ID}}/handover"><input type="hidden" name="csrf" value="{{HANDOVER_CSRF}}"><button>[[office.mail.handover_submit]]</button></form>
</section>
{{/HANDOVER}}
</div>
</div>
