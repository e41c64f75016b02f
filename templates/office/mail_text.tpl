{{%AUTOESCAPE context="HTML"}}
<p class="back"><a href="{{BASE}}/admin/website/{{WEBSITE}}/texts">{{BACK}}</a></p>
<p class="lead">{{LEAD}} {{STATE}}</p>
{{#UPGRADED}}
<section class="panel once">
<h2>[[office.mail_text.default_changed]]</h2>
<p>[[office.mail_text.default_changed_lead]]</p>
{{>DIFF}}
</section>
{{/UPGRADED}}
<div class="halves">
<section class="panel letter">
<h2>[[office.mail_text.text]]</h2>
<form method="post" action="{{ACTION}}" novalidate>
{{>FORM_TOP}}
{{>FIELDS}}
<p class="actions"><button name="action" value="preview">[[office.mail_text.preview]]</button> <button class="primary" name="action" value="save">[[office.mail_text.save]]</button></p>
<p class="actions"><button class="quiet" name="action" value="test">[[office.mail_text.test]]</button>{{#RESTORE}} <button class="quiet" name="action" value="restore">[[office.mail_text.restore]]</button>{{/RESTORE}}</p>
</form>
</section>
<div>
{{#PREVIEW}}
<section class="panel preview">
<h2>[[office.mail_text.preview_title]]</h2>
<p class="hint">{{PREVIEW_LEAD}}</p>
<p class="subject"><span class="who-says">[[office.mail_text.preview_subject]]</span> {{PREVIEW_SUBJECT}}</p>
<p class="sheet">{{PREVIEW_BODY:pre_escape}}</p>
</section>
{{/PREVIEW}}
<section class="panel">
<h2>[[office.mail_text.placeholders]]</h2>
<p>[[office.mail_text.placeholders_lead]]</p>
<dl class="facts placeholders">
{{#PLACEHOLDER}}
<div><dt><code>{{PLACEHOLDER_NAME}}</code></dt><dd>{{MEANING}}{{#REQUIRED}} <strong>[[office.mail_text.required]]</strong>{{/REQUIRED}}</dd></div>
{{/PLACEHOLDER}}
</dl>
</section>
<section class="panel versions">
<h2>[[office.mail_text.versions]]</h2>
{{#NO_VERSIONS}}
<p class="empty">[[office.mail_text.versions_empty]]</p>
{{/NO_VERSIONS}}
{{#OWN}}
<details>
<summary>[[office.mail_text.compare]]</summary>
<p class="hint">[[office.mail_text.compare_lead]]</p>
{{>DIFF}}
</details>
{{/OWN}}
{{#VERSION}}
<details>
<summary>{{CHANGED}}{{#DEFAULTED}} <span class="detail">[[office.mail_text.version_default]]</span>{{/DEFAULTED}}</summary>
{{#HOLDS}}
<p>[[office.mail_text.version_now]]</p>
<p class="subject"><span class="who-says">[[office.mail_text.preview_subject]]</span> {{OLD_SUBJECT}}</p>
<p class="sheet">{{OLD_BODY:pre_escape}}</p>
{{/HOLDS}}
{{#EARLIER}}
<p class="hint">[[office.mail_text.versions_lead]]</p>
{{>DIFF}}
<form method="post" action="{{ACTION}}"><input type="hidden" name="csrf" value="{{RESTORE_CSRF}}"><input type="hidden" name="version" value="{{VERSION_ID}}"><button name="action" value="restore_version" aria-label="{{RESTORE_LABEL}}">[[office.mail_text.restore_version]]</button></form>
{{/EARLIER}}
</details>
{{/VERSION}}
</section>
</div>
</div>
