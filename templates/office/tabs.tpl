{{%AUTOESCAPE context="HTML"}}
<nav class="tabs" aria-label="{{LABEL}}">
<ul>
{{#TAB}}
<li><a href="{{TARGET}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{WORD}}{{#COUNTED}} <span class="number">{{COUNT}}</span>{{/COUNTED}}</a></li>
{{/TAB}}
</ul>
</nav>
