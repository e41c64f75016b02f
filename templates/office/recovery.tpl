{{%AUTOESCAPE context="HTML"}}
<div class="narrow">
<p class="lead">[[office.recovery.lead]]</p>
<ol class="codes">
{{#LINE}}
<li><code>{{CODE}}</code></li>
{{/LINE}}
</ol>
<p>[[office.recovery.once]]</p>
<p class="actions"><a class="button" href="{{NEXT}}">[[office.recovery.next]]</a></p>
</div>
