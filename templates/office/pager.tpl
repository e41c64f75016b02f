{{%AUTOESCAPE context="HTML"}}
<nav class="pager" aria-label="[[office.pager.label]]">
{{#PREVIOUS}}
<a href="{{PREVIOUS_TARGET}}" rel="prev">[[office.pager.previous]]</a>
{{/PREVIOUS}}
<span>{{PAGE}}</span>
{{#NEXT}}
<a href="{{NEXT_TARGET}}" rel="next">[[office.pager.next]]</a>
{{/NEXT}}
</nav>
