{{%AUTOESCAPE context="HTML"}}
<p class="back"><a href="{{BASE}}/admin/websites">[[office.website.back]]</a></p>
{{>TABS}}
<p class="lead">[[office.rules.lead]]</p>
<form class="settings" method="post" action="{{ACTION}}" novalidate>
{{>FORM_TOP}}
<input type="hidden" name="version" value="{{VERSION}}">
<div class="panel rules">
<dl class="facts">
<div><dt><code>approve example.com</code></dt><dd>[[office.rules.approve]]</dd></div>
<div><dt><code>block example.com</code></dt><dd>[[office.rules.block]]</dd></div>
<div><dt><code>ask example.com</code></dt><dd>[[office.rules.ask]]</dd></div>
<div><dt><code>*.example.com</code></dt><dd>[[office.rules.below]]</dd></div>
</dl>
<p>[[office.website.policy_change]]</p>
{{>FIELDS}}
</div>
<p class="actions"><button class="primary">[[office.rules.save]]</button></p>
</form>
