{{%AUTOESCAPE context="HTML"}}
<p class="back"><a href="{{BASE}}/admin/websites">[[office.website.back]]</a></p>
{{#KNOWN}}
<p class="actions"><a class="small-button" href="{{BASE}}/admin/website/{{ID}}/texts">[[office.website.texts]]</a></p>
{{/KNOWN}}
{{>TABS}}
<form class="settings" method="post" action="{{ACTION}}" novalidate>
{{>FORM_TOP}}
<input type="hidden" name="version" value="{{VERSION}}">
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
