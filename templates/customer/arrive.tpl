{{%AUTOESCAPE context="HTML"}}
{{#READY}}
<p class="lead">{{LEAD}}</p>
{{#WANTED}}
<p>[[arrive.opens]] <code>{{PATH}}</code></p>
{{/WANTED}}
<form method="post" action="{{BASE}}/account/arrive">
{{>FORM_TOP}}
<p class="actions"><button class="primary">[[arrive.submit]]</button> <a href="{{BASE}}/account/login">[[arrive.other]]</a></p>
</form>
{{/READY}}
{{#OVER}}
<p class="lead">[[arrive.over]]</p>
<p class="actions"><a class="button" href="{{BASE}}/account/login{{#AGAIN}}?next={{NEXT:url_query_escape}}{{/AGAIN}}">[[arrive.sign_in]]</a></p>
{{/OVER}}
