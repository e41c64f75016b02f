{{%AUTOESCAPE context="HTML"}}
<span class="status status-{{WORD}}">{{SHOWN}}</span>
