{{%AUTOESCAPE context="HTML"}}
<nav class="pager" aria-label="[[office.pager.label]]">
{{#PREVIOUS}}
<a href="{{PREVIOUS_TARGET}}" rel="prev">[[office.pager.previous]]</a>
{{/PREVIOUS}}
{{#NUMBERED}}
<span>{{PAGE}}</span>
{{/NUMBERED}}
{{#NEXT}}
<a href="{{NEXT_TARGET}}" rel="next">[[office.pager.next]]</a>
{{/NEXT}}
</nav>
