{{%AUTOESCAPE context="HTML"}}
<p class="lead">{{LEAD}}</p>
<p class="actions"><a class="button" href="{{GO}}">[[handover.go]]</a> <a href="{{BASE}}/account/">[[handover.stay]]</a></p>
