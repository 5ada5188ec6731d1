"""Django's generic classes as the type checker knows them; when they run they take no parameters."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.forms.models import ModelChoiceIterator

if TYPE_CHECKING:
    ModelAdminOf = admin.ModelAdmin[Any]
    InlineOf = admin.StackedInline[Any, Any]
    ModelFormOf = forms.ModelForm[Any]
    InlineFormSetOf = forms.BaseInlineFormSet[Any, Any, Any]
    ModelChoiceFieldOf = forms.ModelChoiceField[Any]
    ModelChoiceIteratorOf = ModelChoiceIterator[Any]
    PaginatorOf = Paginator[Any]
    Upload = UploadedFile[Any]
else:
    ModelAdminOf = admin.ModelAdmin
    InlineOf = admin.StackedInline
    ModelFormOf = forms.ModelForm
    InlineFormSetOf = forms.BaseInlineFormSet
    ModelChoiceFieldOf = forms.ModelChoiceField
    ModelChoiceIteratorOf = ModelChoiceIterator
    PaginatorOf = Paginator
    Upload = UploadedFile
