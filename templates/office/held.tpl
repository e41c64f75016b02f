{{%AUTOESCAPE context="HTML"}}
<p class="back"><a href="{{BASE}}/admin/contact/{{ID}}">[[office.grant.back]]</a></p>
<p class="lead">[[office.held.lead]]</p>
<form method="post" action="{{BASE}}/admin/contact/{{ID}}/held"><input type="hidden" name="csrf" value="{{CSRF}}"><p class="actions"><button>[[office.held.download]]</button></p></form>
{{#TABLE}}
<section class="panel">
<h2>{{TITLE}}</h2>
{{#ROW}}
<dl class="facts" lang="und">
{{#FIELD}}
<div><dt>{{NAME}}</dt><dd>{{VALUE}}</dd></div>
{{/FIELD}}
</dl>
{{/ROW}}
</section>
{{/TABLE}}
