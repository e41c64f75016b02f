{{%AUTOESCAPE context="HTML"}}
{{#SAME}}
<p>[[office.diff.same]]</p>
{{/SAME}}
{{#LINES}}
<ul class="diff">
{{#LINE}}
<li{{#REMOVED}} class="removed"{{/REMOVED}}{{#ADDED}} class="added"{{/ADDED}}>{{#REMOVED}}<span class="unseen">[[office.diff.removed]] </span>{{/REMOVED}}{{#ADDED}}<span class="unseen">[[office.diff.added]] </span>{{/ADDED}}{{#PIECE}}{{#KEPT}}{{KEPT_TEXT:pre_escape}}{{/KEPT}}{{#OLD}}<del>{{OLD_TEXT:pre_escape}}</del>{{/OLD}}{{#NEW}}<ins>{{NEW_TEXT:pre_escape}}</ins>{{/NEW}}{{/PIECE}}</li>
{{/LINE}}
</ul>
{{/LINES}}
