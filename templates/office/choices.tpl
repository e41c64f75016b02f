{{%AUTOESCAPE context="HTML"}}
<fieldset>
<legend>[[office.staff.websites_legend]]</legend>
<p class="hint">[[office.staff.websites_hint]]</p>
{{#CHOICE}}
<div class="field check"><input type="checkbox" id="staff-website-{{WEBSITE_ID}}" name="website_{{WEBSITE_ID}}" value="1"{{#CHOSEN}} checked{{/CHOSEN}}><label for="staff-website-{{WEBSITE_ID}}">{{WEBSITE_NAME}}</label></div>
{{/CHOICE}}
</fieldset>
