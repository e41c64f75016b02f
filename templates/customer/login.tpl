{{%AUTOESCAPE context="HTML"}}
<form method="post" action="{{BASE}}/account/login" novalidate>
{{>FORM_TOP}}
<input type="hidden" name="next" value="{{NEXT}}">
{{>FIELDS}}
<p class="actions"><button class="primary">[[login.submit]]</button> <a href="{{BASE}}/account/forgot">[[login.forgot]]</a></p>
</form>
{{#OPEN}}
<p class="aside">[[login.no_access]] <a href="{{BASE}}/account/register{{#WANTED}}?next={{NEXT:url_query_escape}}{{/WANTED}}">[[login.register]]</a></p>
{{/OPEN}}
{{#ELSEWHERE}}
<section class="aside">
<h2>[[login.elsewhere]]</h2>
<p>[[login.elsewhere_lead]]</p>
<ul>
{{#WEBSITE}}
<li><a href="{{TARGET}}">{{NAME}}</a></li>
{{/WEBSITE}}
</ul>
</section>
{{/ELSEWHERE}}
