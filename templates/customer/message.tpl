{{%AUTOESCAPE context="HTML"}}
{{#PARAGRAPH}}
<p>{{TEXT}}</p>
{{/PARAGRAPH}}
{{#REQUEST}}
<p class="hint">[[message.request_id]] <code>{{REQUEST_ID}}</code></p>
{{/REQUEST}}
{{#NEXT}}
<p class="actions"><a class="button" href="{{TARGET}}">{{TARGET_TEXT}}</a></p>
{{/NEXT}}
