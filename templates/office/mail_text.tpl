{{%AUTOESCAPE context="HTML"}}
<p class="back"><a href="{{BASE}}/admin/website/{{WEBSITE}}/texts">{{BACK}}</a></p>
<p class="lead">{{LEAD}} {{STATE}}</p>
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
<p class="hint">[[office.mail_text.preview_lead]]</p>
<p class="subject"><span class="who-says">[[office.mail_text.preview_subject]]</span> {{PREVIEW_SUBJECT}}</p>
<p class="sheet">{{PREVIEW_BODY:pre_escape}}</p>
</section>
{{/PREVIEW}}
<section class="panel">
<h2>[[office.mail_text.placeholders]]</h2>
<p>[[office.mail_text.placeholders_lead]]</p>
<dl class="facts placeholders">
{{#PLACEHOLDER}}
<div><dt><code>{{PLACEHOLDER_NAME}}</code></dt><dd>{{MEANING}}</dd></div>
{{/PLACEHOLDER}}
</dl>
</section>
<section class="panel">
<h2>[[office.mail_text.versions]]</h2>
{{#NO_VERSIONS}}
<p class="empty">[[office.mail_text.versions_empty]]</p>
{{/NO_VERSIONS}}
{{#VERSION}}
<details>
<summary>{{CHANGED}}</summary>
{{#WORDED}}
<p class="subject"><span class="who-says">[[office.mail_text.preview_subject]]</span> {{OLD_SUBJECT}}</p>
<p class="sheet">{{OLD_BODY:pre_escape}}</p>
{{/WORDED}}
{{#DEFAULTED}}
<p>[[office.mail_text.version_default]]</p>
{{/DEFAULTED}}
</details>
{{/VERSION}}
</section>
</div>
</div>
