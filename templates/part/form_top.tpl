{{%AUTOESCAPE context="HTML"}}
<input type="hidden" name="csrf" value="{{CSRF}}">
{{#SUMMARY}}
<div class="errors" role="alert" tabindex="-1" autofocus>
<p class="head">[[form.summary]]</p>
<ul>
{{#ERROR}}
<li>{{#LINKED}}<a href="#{{ID}}">{{LABEL}}</a>: {{/LINKED}}{{TEXT}}</li>
{{/ERROR}}
</ul>
</div>
{{/SUMMARY}}
