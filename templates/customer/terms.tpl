{{%AUTOESCAPE context="HTML"}}
<p class="lead">{{VERSION}}</p>
<p class="terms">{{TEXT:pre_escape}}</p>
